package org.relais.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A code system that the dictionary may name, by the short name that a person writes: {@code loinc
 * 8310-5}. The addresses are those of HL7's terminology (R4 specification, "Using Codes").
 */
public enum Terminology {
  LOINC("http://loinc.org"),
  ICD10("http://hl7.org/fhir/sid/icd-10"),
  ICD11("http://id.who.int/icd/release/11/mms"),
  /** Needs a licence in many countries, so a deployment can switch it off. */
  SNOMED("http://snomed.info/sct"),
  ATC("http://www.whocc.no/atc"),
  CVX("http://hl7.org/fhir/sid/cvx"),
  /** Administrative gender. */
  GENDER("http://hl7.org/fhir/administrative-gender", "male", "female", "other", "unknown"),
  /** How soon a request is to be met. */
  PRIORITY("http://hl7.org/fhir/request-priority", "routine", "urgent", "asap", "stat"),
  /** The deployment's own codes: the names of the dictionary, under {@link FhirDefinition#base}. */
  LOCAL("");

  private final String uri;
  private final List<String> codes;

  Terminology(String uri, String... codes) {
    this.uri = uri;
    this.codes = List.of(codes);
  }

  /** Its codes, where they are few and fixed; else empty. */
  public List<String> codes() {
    return codes;
  }

  /** The name in configuration files: the constant in lower case. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The terminology with this short name. */
  public static Optional<Terminology> named(String shortName) {
    return Arrays.stream(values()).filter(t -> t.shortName().equals(shortName)).findFirst();
  }

  /** The address of the system, given that of the deployment. */
  String uri(String base) {
    return this == LOCAL ? base + "/CodeSystem/visit" : uri;
  }
}

package org.relais.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.spec.Variants;
import org.relais.config.yaml.Node.Scalar;
import org.relais.fhir.Answer;
import org.relais.fhir.Coding;
import org.relais.fhir.FhirBinding;
import org.relais.fhir.Verification;
import org.relais.visit.CoreField;

/** {@code fhir:} of a field: what it becomes in FHIR. */
final class FhirBlock {
  private static final Key<String> RESOURCE =
      Key.of(
              "resource",
              Scalars.oneOf(
                  "observation",
                  "condition",
                  "medication_dispense",
                  "medication_administration",
                  "immunization",
                  "service_request",
                  "patient",
                  "encounter",
                  "none"))
          .needed()
          .says("The FHIR resource that carries the field.")
          .example("observation");
  private static final Key<List<Coding>> CODES =
      Key.of("codes", Shapes.list(CodingType.CODING))
          .says("What the field is, as code system and code, the most important first.")
          .example("[loinc 8310-5]");
  private static final Key<String> CATEGORY =
      Key.of(
              "category",
              Scalars.oneOf(
                  "vital-signs",
                  "laboratory",
                  "exam",
                  "survey",
                  "procedure",
                  "social-history",
                  "therapy",
                  "activity",
                  "imaging"))
          .otherwise("survey")
          .says("Category of the Observation (HL7 observation-category); `survey` if absent.")
          .example("vital-signs");
  private static final Key<List<Coding>> SITE_CODES =
      Key.of("codes", Shapes.list(CodingType.CODING))
          .says("The place, coded.")
          .example("[snomed …]");
  private static final Key<Scalar> SITE_TEXT =
      Key.of("text", Scalars.TEXT).needed().says("The place, in words.").example("left upper arm");
  private static final Key<Values> BODY_SITE =
      Key.of("body_site", Block.of("body site", "A place on the body.", SITE_CODES, SITE_TEXT))
          .says("Where it was measured.");
  static final Key<Verification> VERIFICATION =
      Key.of("verification", Scalars.constant(Verification.class))
          .says("How sure the Condition is; `provisional` if absent.")
          .example("confirmed");
  private static final Key<Integer> DAYS_SUPPLY =
      Key.of("days_supply", Scalars.integer(1, 366))
          .says("How many days the medicine lasts.")
          .example("3");
  private static final Key<FhirBinding.Referred.Element> REFERRAL =
      Key.of("element", Scalars.constant(FhirBinding.Referred.Element.class))
          .needed()
          .says("What the field says of the referral.")
          .example("made");
  private static final Key<FhirBinding.Personal.Element> PATIENT =
      Key.of("element", Scalars.constant(FhirBinding.Personal.Element.class))
          .needed()
          .says("What the field says of the patient.")
          .example("name");

  private static final Key<String> ENCOUNTER =
      Key.of("element", Scalars.oneOf("service_provider"))
          .needed()
          .says("What the field says of the visit: the organisation that the worker works for.")
          .example("service_provider");

  private static final Type<Values> TYPE =
      Variants.by(RESOURCE)
          .when("observation", block("observation", CODES, CATEGORY, BODY_SITE))
          .when("condition", block("condition", CODES, VERIFICATION))
          .when("medication_dispense", block("medication dispense", CODES, DAYS_SUPPLY))
          .when("medication_administration", block("medication administration", CODES))
          .when("immunization", block("immunization", CODES))
          .when("service_request", block("service request", REFERRAL, CODES))
          .when("patient", block("patient", PATIENT))
          .when("encounter", block("encounter", ENCOUNTER))
          .when("none", block("no resource"));

  static final Key<Values> FHIR =
      Key.of("fhir", TYPE)
          .says("What the field becomes in FHIR; by default an Observation with a local code.")
          .example("{resource: observation, codes: [loinc 8310-5]}");

  private FhirBlock() {}

  private static Block block(String name, Key<?>... keys) {
    return Block.of("FHIR " + name, "What a field becomes: " + name + ".", RESOURCE).with(keys);
  }

  /**
   * The binding that a block describes.
   *
   * @param answers what each code of the field is
   */
  static Optional<FhirBinding> binding(Values block, Map<String, Answer> answers) {
    if (!block.complete()) {
      return Optional.empty();
    }
    List<Coding> codes = block.or(CODES, List.of());
    return Optional.of(
        switch (block.need(RESOURCE)) {
          case "observation" ->
              new FhirBinding.Observed(
                  block.or(CATEGORY, "survey"), codes, answers, site(block.get(BODY_SITE)));
          case "condition" ->
              new FhirBinding.Diagnosed(
                  codes, answers, block.or(VERIFICATION, Verification.PROVISIONAL));
          case "medication_dispense" ->
              new FhirBinding.Treated(true, codes, answers, block.get(DAYS_SUPPLY));
          case "medication_administration" -> new FhirBinding.Treated(false, codes, answers, null);
          case "immunization" -> new FhirBinding.Immunized(codes, answers);
          case "service_request" -> new FhirBinding.Referred(block.need(REFERRAL), codes, answers);
          case "encounter" -> new FhirBinding.ServiceProvider();
          case "patient" -> new FhirBinding.Personal(block.need(PATIENT));
          default -> new FhirBinding.Carried(answers);
        });
  }

  /** What a field becomes whose codes say what they are and which itself says nothing. */
  static FhirBinding byDefault(String field, Map<String, Answer> answers) {
    boolean core = Arrays.stream(CoreField.values()).anyMatch(c -> c.fieldName().equals(field));
    return core
        ? new FhirBinding.Carried(answers)
        : new FhirBinding.Observed("survey", List.of(), answers, null);
  }

  private static FhirBinding.@Nullable Site site(@Nullable Values site) {
    return site == null || !site.complete()
        ? null
        : new FhirBinding.Site(site.or(SITE_CODES, List.of()), site.need(SITE_TEXT).text());
  }
}

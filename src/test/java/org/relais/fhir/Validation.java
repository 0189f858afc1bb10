package org.relais.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;

/** HAPI's strict parser and its validator for R4. Made once: it reads all of R4. */
public final class Validation {
  public static final FhirContext CONTEXT = FhirContext.forR4();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROFILE = "http://hl7.org/fhir/StructureDefinition/";
  private static final Map<String, String> PROFILES =
      Map.of(
          "8310-5", "bodytemp",
          "9279-1", "resprate",
          "2708-6", "oxygensat",
          "29463-7", "bodyweight");
  private static final FhirValidator VALIDATOR = validator();

  private Validation() {}

  /** Fails on an unknown element, a wrong type or a repeated element. */
  public static Bundle parse(byte[] json) {
    return CONTEXT
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
  }

  /**
   * The errors, with their place. Vital signs are held to the profiles that R4 demands of them
   * (http://hl7.org/fhir/R4/observation-vitalsigns.html); HAPI looks only at those that are named.
   */
  public static List<String> errors(byte[] json) {
    return VALIDATOR.validateWithResult(withProfiles(json)).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  private static String withProfiles(byte[] json) {
    try {
      JsonNode bundle = JSON.readTree(json);
      for (JsonNode entry : bundle.path("entry")) {
        JsonNode resource = entry.path("resource");
        String text = resource.toString();
        if (text.contains("\"vital-signs\"")) {
          String code = resource.at("/code/coding/0/code").asText();
          ((ObjectNode) resource)
              .putObject("meta")
              .putArray("profile")
              .add(PROFILE + PROFILES.getOrDefault(code, "vitalsigns"));
        }
      }
      return bundle.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FhirValidator validator() {
    ValidationSupportChain support =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(CONTEXT),
            new CommonCodeSystemsTerminologyService(CONTEXT),
            new InMemoryTerminologyServerValidationSupport(CONTEXT),
            new SnapshotGeneratingValidationSupport(CONTEXT));
    FhirInstanceValidator instance = new FhirInstanceValidator(support);
    instance.setAnyExtensionsAllowed(false);
    return CONTEXT.newValidator().registerValidatorModule(instance);
  }
}

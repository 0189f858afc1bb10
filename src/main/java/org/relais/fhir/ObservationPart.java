package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Observed;
import org.relais.visit.Field;
import org.relais.visit.FieldType;

/**
 * A field as an Observation: an answer "no" is one too, a question that was not asked is none.
 *
 * <p>A field that holds several codes becomes one Observation for each, with the value true; where
 * it was asked and none was given, one for the field with the value false.
 */
final class ObservationPart implements VisitPart {
  private final Field field;
  private final SerializedString code;
  private final SerializedString category;
  private final Map<String, SerializedString> answers;
  private final Map<String, SerializedString> absent;
  private final @Nullable SerializedString bodySite;

  ObservationPart(Field field, Observed binding, Concepts concepts) {
    this.field = field;
    this.code = concepts.of(field, binding.codes());
    this.category = Concepts.hl7("observation-category", binding.category(), null);
    this.answers = concepts.ofCodes(field, binding);
    this.absent = concepts.absentReasons(field, binding);
    FhirBinding.@Nullable Site site = binding.bodySite();
    this.bodySite = site == null ? null : concepts.of(site);
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    @Nullable Object value = scene.visit().value(field);
    if (value instanceof String text && field.type() == FieldType.TEXT) {
      value = FhirText.of(text);
    }
    if (value == null) {
      return;
    }
    List<String> given = field.type() == FieldType.CODES ? scene.visit().codes(field) : List.of();
    for (String each : given) {
      @Nullable SerializedString concept = answers.get(each);
      if (concept != null) {
        write(field.name() + "." + each, concept, true, scene, transaction);
      }
    }
    if (field.type() != FieldType.CODES) {
      write(field.name(), code, value, scene, transaction);
    } else if (given.isEmpty()) {
      write(field.name(), code, false, scene, transaction);
    }
  }

  private void write(
      String role, SerializedString concept, Object value, Scene scene, Transaction transaction)
      throws IOException {
    transaction.open(scene.id("Observation", role));
    JsonGenerator json = transaction.json();
    json.writeStringField("status", "final");
    transaction.concepts("category", List.of(category));
    transaction.concept("code", concept);
    transaction.reference("subject", scene.patient());
    transaction.reference("encounter", scene.encounter());
    json.writeStringField("effectiveDateTime", scene.date().toString());
    value(value, transaction);
    if (bodySite != null) {
      transaction.concept("bodySite", bodySite);
    }
    transaction.close();
  }

  private void value(Object value, Transaction transaction) throws IOException {
    JsonGenerator json = transaction.json();
    if (value instanceof Boolean yes) {
      json.writeBooleanField("valueBoolean", yes);
    } else if (value instanceof Number number) {
      Quantities.write("valueQuantity", number, field.unit(), json);
    } else if (field.type() == FieldType.CODE) {
      code(value.toString(), transaction);
    } else if (field.type() == FieldType.TEXT) {
      json.writeStringField("valueString", value.toString());
    } else {
      json.writeStringField("valueDateTime", value.toString());
    }
  }

  private void code(String answer, Transaction transaction) throws IOException {
    @Nullable SerializedString reason = absent.get(answer);
    @Nullable SerializedString concept = answers.get(answer);
    if (reason != null) {
      transaction.concept("dataAbsentReason", reason);
    } else if (concept != null) {
      transaction.concept("valueCodeableConcept", concept);
    }
  }
}

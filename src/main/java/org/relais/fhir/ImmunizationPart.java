package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Immunized;
import org.relais.visit.Field;

/** A vaccine that was given in this visit. */
final class ImmunizationPart implements VisitPart {
  private final Given given;
  private final Immunized binding;

  ImmunizationPart(Field field, Immunized binding, Concepts concepts) {
    this.given = new Given(field, binding.codes(), binding, concepts);
    this.binding = binding;
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    JsonGenerator json = transaction.json();
    for (Given.Thing vaccine : given.in(scene.visit())) {
      transaction.open(scene.id("Immunization", vaccine.role()));
      json.writeStringField("status", "completed");
      transaction.concept("vaccineCode", vaccine.concept());
      transaction.reference("patient", scene.patient());
      transaction.reference("encounter", scene.encounter());
      json.writeStringField("occurrenceDateTime", scene.date().toString());
      @Nullable String code = vaccine.code();
      @Nullable Integer dose = code == null ? null : binding.answer(code).dose();
      if (dose != null) {
        json.writeArrayFieldStart("protocolApplied");
        json.writeStartObject();
        json.writeNumberField("doseNumberPositiveInt", dose);
        json.writeEndObject();
        json.writeEndArray();
      }
      transaction.close();
    }
  }
}

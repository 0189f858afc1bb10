package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.relais.fhir.FhirBinding.Treated;
import org.relais.visit.Field;

/** A medicine that was handed over (MedicationDispense) or given on the spot (…Administration). */
final class TreatmentPart implements VisitPart {
  private final Given given;
  private final Treated binding;

  TreatmentPart(Field field, Treated binding, Concepts concepts) {
    this.given = new Given(field, binding.codes(), binding, concepts);
    this.binding = binding;
  }

  @Override
  public void write(Scene scene, Transaction transaction) throws IOException {
    String type = binding.handedOver() ? "MedicationDispense" : "MedicationAdministration";
    JsonGenerator json = transaction.json();
    for (Given.Thing medicine : given.in(scene.visit())) {
      transaction.open(scene.id(type, medicine.role()));
      json.writeStringField("status", "completed");
      transaction.concept("medicationCodeableConcept", medicine.concept());
      transaction.reference("subject", scene.patient());
      transaction.reference("context", scene.encounter());
      if (binding.handedOver()) {
        handedOver(medicine, scene, json);
      } else {
        json.writeStringField("effectiveDateTime", scene.date().toString());
      }
      transaction.close();
    }
  }

  private void handedOver(Given.Thing medicine, Scene scene, JsonGenerator json)
      throws IOException {
    @Nullable Number quantity = medicine.quantity();
    if (quantity != null) {
      Quantities.write("quantity", quantity, given.field().unit(), json);
    }
    @Nullable Integer days = binding.daysSupply();
    if (days != null) {
      Quantities.write("daysSupply", days, "d", json);
    }
    json.writeStringField("whenHandedOver", scene.date().toString());
  }
}

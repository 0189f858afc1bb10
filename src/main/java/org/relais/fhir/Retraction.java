package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;

/**
 * Marks what was sent of a visit, and is no longer so, as entered in error.
 *
 * <p>A retracted resource keeps its identity, its patient and the dictionary's name of what it was;
 * what it said is gone, and so are its standard codes, for their profiles demand a value.
 */
final class Retraction {
  private static final String ERROR = "entered-in-error";
  private static final SerializedString NOT_SO = Concepts.hl7("condition-ver-status", ERROR, null);

  private final Transaction transaction;
  private final JsonGenerator json;
  private final Concepts concepts;

  Retraction(Transaction transaction, Concepts concepts) {
    this.transaction = transaction;
    this.json = transaction.json();
    this.concepts = concepts;
  }

  /**
   * @param gone what to retract
   * @param patient whose it was
   * @param inBundle whether the bundle has an entry for that patient already
   */
  void write(List<ResourceId> gone, ResourceId patient, boolean inBundle) throws IOException {
    if (patient.isSharedPatient() && !inBundle) {
      // Other visits say what this patient is; here it is only named, so that references resolve.
      transaction.open(patient);
      transaction.closeIfNoneExists();
    }
    for (ResourceId id : gone) {
      transaction.open(id);
      body(id, patient);
      transaction.close();
    }
  }

  private void body(ResourceId id, ResourceId patient) throws IOException {
    SerializedString concept = concepts.local(id.role());
    switch (id.type()) {
      case "Patient" -> json.writeBooleanField("active", false);
      case "Encounter" -> {
        status();
        EncounterPart.homeHealth(json);
        transaction.reference("subject", patient);
      }
      case "Observation" -> subject("code", concept, patient);
      case "Condition" -> {
        transaction.concept("verificationStatus", NOT_SO);
        transaction.concept("code", concept);
        transaction.reference("subject", patient);
      }
      case "MedicationDispense" -> subject("medicationCodeableConcept", concept, patient);
      case "MedicationAdministration" -> {
        subject("medicationCodeableConcept", concept, patient);
        unknown("_effectiveDateTime");
      }
      case "ServiceRequest" -> {
        json.writeStringField("intent", "order");
        subject("code", concept, patient);
      }
      case "Immunization" -> {
        status();
        transaction.concept("vaccineCode", concept);
        transaction.reference("patient", patient);
        unknown("_occurrenceDateTime");
      }
      default -> throw new IllegalArgumentException("never sent: " + id.type());
    }
  }

  private void status() throws IOException {
    json.writeStringField("status", ERROR);
  }

  private void subject(String element, SerializedString concept, ResourceId patient)
      throws IOException {
    status();
    transaction.concept(element, concept);
    transaction.reference("subject", patient);
  }

  /** A required element whose value is no longer known (R4, extension data-absent-reason). */
  private void unknown(String element) throws IOException {
    json.writeObjectFieldStart(element);
    json.writeArrayFieldStart("extension");
    json.writeStartObject();
    json.writeStringField("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    json.writeStringField("valueCode", "unknown");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}

package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a visit.
 *
 * @param formVersion or null where the source tells none
 * @param patient the contact document of the patient, read by paths that start with {@code
 *     patient.}, or null where it is not known (yet)
 * @param canonicalPatientId the source's one id for the patient, which becomes the visit's {@code
 *     patient_id}, or null: then what the mapping says counts
 * @param receivedOn local date on which the record was first received: "today" in a rule
 */
public record MappingInput(
    String recordId,
    String form,
    @Nullable String formVersion,
    JsonNode body,
    @Nullable JsonNode patient,
    @Nullable String canonicalPatientId,
    LocalDate receivedOn) {
  /** Where it came from; never what it says. */
  @Override
  public String toString() {
    return "record " + recordId + " of form " + form;
  }
}

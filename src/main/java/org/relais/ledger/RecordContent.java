package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A record as it went through the door.
 *
 * @param patient how it names its patient, or null
 * @param body null where there is nothing to map: it could not be read, was voided or is ignored
 */
record RecordContent(
    @Nullable String form,
    @Nullable String formVersion,
    @Nullable String patient,
    @Nullable JsonNode body) {
  static final RecordContent NOTHING = new RecordContent(null, null, null, null);
}

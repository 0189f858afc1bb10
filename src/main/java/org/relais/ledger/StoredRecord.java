package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the table.
 *
 * @param raw the packed body, or null
 */
record StoredRecord(
    String id,
    String revision,
    @Nullable String form,
    @Nullable String formVersion,
    @Nullable String patient,
    byte @Nullable [] raw,
    Outcome outcome,
    Instant firstReceived) {
  RecordContent content() {
    return new RecordContent(form, formVersion, patient, raw == null ? null : Packing.unpack(raw));
  }
}

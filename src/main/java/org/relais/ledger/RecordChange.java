package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that is written, and what stood there before.
 *
 * @param raw as packed for the table, or null
 * @param before null where the record is new
 */
record RecordChange(
    String id,
    String revision,
    RecordContent content,
    byte @Nullable [] raw,
    Outcome outcome,
    Instant firstReceived,
    @Nullable Outcome before) {
  /** Whether counting and FHIR have to look again. */
  boolean changesVisit() {
    Outcome old = before;
    return old == null ? outcome.isVisit() : !old.sameVisit(outcome);
  }
}

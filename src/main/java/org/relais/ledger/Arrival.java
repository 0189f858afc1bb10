package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record whose class has to be found.
 *
 * @param decided what it is where no mapping has a say, or null
 * @param before what stands in the table, or null
 */
record Arrival(
    String id,
    String revision,
    RecordContent content,
    @Nullable Outcome decided,
    @Nullable StoredRecord before) {

  static Arrival again(StoredRecord stored) {
    return new Arrival(stored.id(), stored.revision(), stored.content(), null, stored);
  }

  Instant firstReceived(Instant now) {
    return before == null ? now : before.firstReceived();
  }

  RecordChange become(Outcome outcome, Instant now) {
    StoredRecord stored = before;
    byte @Nullable [] raw =
        stored != null && stored.revision().equals(revision) ? stored.raw() : packed(content);
    return new RecordChange(
        id,
        revision,
        content,
        raw,
        outcome,
        firstReceived(now),
        stored == null ? null : stored.outcome());
  }

  private static byte @Nullable [] packed(RecordContent content) {
    return content.body() == null ? null : Packing.pack(content.body());
  }
}

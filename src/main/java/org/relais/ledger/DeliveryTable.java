package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Reply;

/** The deliveries of this process, and how its targets stand. */
final class DeliveryTable {
  private final Store store;
  private final Clock clock;
  private final long holder;

  private DeliveryTable(Store store, Clock clock, long holder) {
    this.store = store;
    this.clock = clock;
    this.holder = holder;
  }

  /**
   * Begins to deliver. Whatever an earlier process was sending when it died has an outcome that
   * nobody knows.
   */
  static DeliveryTable start(Store store, Clock clock) {
    return store.inTransaction(
        () -> {
          Long holder = store.sql().queryForObject("select nextval('holder')", Long.class);
          if (holder == null) {
            throw new IllegalStateException("this start got no number");
          }
          DeliveryTable deliveries = new DeliveryTable(store, clock, holder);
          deliveries.abandonOthers();
          return deliveries;
        });
  }

  private void abandonOthers() {
    String lost = "select delivery from delivery where outcome = 'SENDING' and holder <> ?";
    store
        .sql()
        .update(
            "update cell set delivery = null, acknowledged_unknown = true, read_back = true"
                + " where delivery in ("
                + lost
                + ")",
            holder);
    store
        .sql()
        .update(
            "update visit_item set delivery = null, acknowledged_unknown = true where delivery in ("
                + lost
                + ")",
            holder);
    store
        .sql()
        .update(
            "update delivery set outcome = 'LOST', settled_at = ?"
                + " where outcome = 'SENDING' and holder <> ?",
            Timestamp.from(clock.instant()),
            holder);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * @param dataSet null for visits
   * @return its number
   */
  long claim(String target, @Nullable String dataSet, Instant now) {
    Long delivery =
        store
            .sql()
            .queryForObject(
                """
                insert into delivery (target, data_set, holder, claimed_at) values (?, ?, ?, ?)
                returning delivery
                """,
                Long.class,
                target,
                dataSet,
                holder,
                Timestamp.from(now));
    if (delivery == null) {
      throw new IllegalStateException("a delivery got no number");
    }
    return delivery;
  }

  /**
   * Writes how a delivery ended.
   *
   * @return false where this process does not hold it any more: then nothing may be settled by it
   */
  boolean settle(String target, long delivery, Reply reply, Causes causes) {
    @Nullable Long cause = null;
    @Nullable String receipt = null;
    String outcome;
    if (reply instanceof Reply.Accepted accepted) {
      outcome = "ACCEPTED";
      receipt = StorableText.of(accepted.receipt());
    } else if (reply instanceof Reply.Rejected rejected) {
      outcome = "REJECTED";
      cause = rejected.unnamed() == null ? null : Long.valueOf(causes.id(rejected.unnamed()));
    } else {
      outcome = "UNAVAILABLE";
      cause = causes.id(((Reply.Unavailable) reply).cause());
    }
    int settled =
        store
            .sql()
            .update(
                """
                update delivery set outcome = ?, settled_at = ?, receipt = ?, cause = ?
                 where delivery = ? and outcome = 'SENDING' and holder = ?
                """,
                outcome,
                Timestamp.from(clock.instant()),
                receipt,
                cause,
                delivery,
                holder);
    if (settled == 1) {
      standing(target, reply, cause);
    }
    return settled == 1;
  }

  private void standing(String target, Reply reply, @Nullable Long cause) {
    boolean answers = !(reply instanceof Reply.Unavailable);
    @Nullable Duration retryAfter =
        reply instanceof Reply.Unavailable unavailable ? unavailable.retryAfter() : null;
    Instant now = clock.instant();
    store
        .sql()
        .update(
            """
            insert into target (target, cause, since, ask_after) values (?, ?, ?, ?)
                on conflict (target) do update
               set cause = excluded.cause, ask_after = excluded.ask_after,
                   since = case when (target.cause is null) = (excluded.cause is null)
                                then target.since else excluded.since end
            """,
            target,
            answers ? null : cause,
            Timestamp.from(now),
            retryAfter == null ? null : Timestamp.from(now.plus(retryAfter)));
  }
}

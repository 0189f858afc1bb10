package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Reply;

/** The deliveries. */
final class DeliveryTable {
  private final Store store;
  private final Clock clock;

  DeliveryTable(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Ends what a process that died was sending: nobody knows what became of it. To be called by the
   * process that has taken the ledger, before it sends anything itself.
   */
  static void abandonAll(Store store) {
    store
        .sql()
        .queryForList(
            "select distinct target from delivery where outcome = 'SENDING'", String.class)
        .forEach(target -> abandon(store, target));
  }

  /** The same for one target, to which nobody sends now. */
  static void abandon(Store store, String target) {
    store.inTransaction(
        () -> {
          if (lost(store, target) > 0) {
            release(store, "cell", target);
            release(store, "visit_item", target);
          }
        });
  }

  private static int lost(Store store, String target) {
    return store
        .sql()
        .update(
            "update delivery set outcome = 'LOST', settled_at = now()"
                + " where outcome = 'SENDING' and target = ?",
            target);
  }

  private static void release(Store store, String table, String target) {
    store
        .sql()
        .update(
            "update " + table + " set delivery = null where delivery is not null and target = ?",
            target);
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
                insert into delivery (target, data_set, claimed_at) values (?, ?, ?)
                returning delivery
                """,
                Long.class,
                target,
                dataSet,
                Timestamp.from(now));
    if (delivery == null) {
      throw new IllegalStateException("a delivery got no number");
    }
    return delivery;
  }

  /**
   * Writes how a delivery ended.
   *
   * @return false where the claim was lost, so that nothing may be settled by it
   */
  boolean settle(long delivery, Reply reply, Causes causes) {
    @Nullable Long cause = null;
    @Nullable String receipt = null;
    String outcome;
    if (reply instanceof Reply.Accepted accepted) {
      outcome = "ACCEPTED";
      receipt = StorableText.of(accepted.receipt());
    } else if (reply instanceof Reply.Rejected rejected) {
      outcome = "REJECTED";
      cause = rejected.unnamed() == null ? null : Long.valueOf(causes.ofWhole(rejected.unnamed()));
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
                 where delivery = ? and outcome = 'SENDING'
                """,
                outcome,
                Timestamp.from(clock.instant()),
                receipt,
                cause,
                delivery);
    return settled == 1;
  }
}

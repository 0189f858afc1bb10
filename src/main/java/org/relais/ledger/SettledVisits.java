package org.relais.ledger;

import java.util.List;
import java.util.Map;

/** The visits that a delivery carried. */
final class SettledVisits implements SettledItems {
  private static final int AT_ONCE = 1_000;
  private static final String RESTORED =
      " acknowledged = d.before, acknowledged_unknown = d.before_unknown,"
          + " resources = d.resources, delivery = null ";

  private final Store store;
  private final ClaimedRows rows;

  SettledVisits(Store store) {
    this.store = store;
    this.rows = new ClaimedRows(store, "visit_item", "delivery_visit", "item", RESTORED);
  }

  /** A target that does not say which resources it holds now holds those that were wanted. */
  @Override
  public void acknowledge(long delivery, Map<Long, List<String>> resources) {
    store
        .sql()
        .update(
            """
            update visit_item i
               set acknowledged = d.carried, acknowledged_unknown = false, delivery = null,
                   times_waited = 0,
                   resources = case when d.carried is null then '{}' else i.wanted_resources end
              from delivery_visit d
             where d.delivery = ? and d.item = i.item and i.delivery = d.delivery
            """,
            delivery);
    store
        .sql()
        .batchUpdate(
            "update visit_item set resources = ? where item = ?",
            resources.entrySet(),
            AT_ONCE,
            (statement, entry) -> {
              statement.setArray(
                  1, statement.getConnection().createArrayOf("text", entry.getValue().toArray()));
              statement.setLong(2, entry.getKey());
            });
  }

  @Override
  public void restore(long delivery) {
    rows.restore(delivery);
  }

  @Override
  public void hold(long delivery, List<HeldItem> held, NextCheck nextCheck) {
    rows.hold(delivery, held, nextCheck);
  }

  @Override
  public void leaveUnknown(long delivery) {
    rows.leaveUnknown(delivery);
  }
}

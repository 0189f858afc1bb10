package org.relais.ledger;

import java.util.List;
import java.util.Map;

/** The cells that a delivery carried. */
final class SettledCells implements SettledItems {
  private static final String RESTORED =
      " acknowledged = d.before, acknowledged_unknown = d.before_unknown, read_back = false,"
          + " ever_sent = d.before_sent, delivery = null ";

  private final Store store;

  SettledCells(Store store) {
    this.store = store;
  }

  @Override
  public void acknowledge(long delivery, Map<Long, List<String>> resources) {
    store
        .sql()
        .update(
            """
            update cell c
               set acknowledged = d.carried, acknowledged_unknown = false, read_back = false,
                   delivery = null, times_waited = 0, difference = null, found_value = null,
                   found_at = null, overwrite_value = null
              from delivery_cell d
             where d.delivery = ? and d.cell = c.cell and c.delivery = d.delivery
            """,
            delivery);
  }

  @Override
  public void restore(long delivery) {
    store
        .sql()
        .update(
            "update cell c set"
                + RESTORED
                + "from delivery_cell d"
                + " where d.delivery = ? and d.cell = c.cell and c.delivery = d.delivery",
            delivery);
  }

  @Override
  public void hold(long delivery, List<HeldItem> held, NextCheck nextCheck) {
    store
        .sql()
        .update(
            """
            update delivery_cell d set cause = h.cause
              from unnest(?, ?, ?, ?, ?) as h (id, hold, cause, waits, not_before)
             where d.cell = h.id and d.delivery = %d
            """
                .formatted(delivery),
            HeldItem.columns(held).arguments());
    store
        .sql()
        .update(
            """
            update cell c set %s %s
              from delivery_cell d, unnest(?, ?, ?, ?, ?)
                   as h (id, hold, cause, waits, not_before)
             where h.id = c.cell and d.cell = c.cell and c.delivery = d.delivery
               and d.delivery = %d
            """
                .formatted(NextCheck.assignments("c"), RESTORED, delivery),
            HeldItem.columns(held).arguments(nextCheck.arguments()));
  }

  @Override
  public void leaveUnknown(long delivery) {
    store.sql().update("update cell set delivery = null where delivery = ?", delivery);
  }
}

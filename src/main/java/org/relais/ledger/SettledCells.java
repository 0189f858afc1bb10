package org.relais.ledger;

import java.util.List;
import java.util.Map;

/** The cells that a delivery carried. */
final class SettledCells implements SettledItems {
  private static final String RESTORED =
      " acknowledged = d.before, acknowledged_unknown = d.before_unknown, read_back = false,"
          + " ever_sent = d.before_sent, delivery = null ";

  private static final String ACKNOWLEDGED =
      """
      update cell c
         set acknowledged = d.carried, acknowledged_unknown = false, read_back = false,
             delivery = null, times_waited = 0, difference = null, found_value = null,
             found_at = null, overwrite_value = null
        from delivery_cell d
       where d.delivery = ? and d.cell = c.cell and c.delivery = d.delivery
      """;

  private final FirstAcknowledgements first;
  private final ClaimedRows rows;

  SettledCells(Store store, FirstAcknowledgements first) {
    this.first = first;
    this.rows = new ClaimedRows(store, "cell", "delivery_cell", "cell", RESTORED);
  }

  @Override
  public void acknowledge(long delivery, Map<Long, List<String>> resources) {
    first.noteThose(ACKNOWLEDGED, delivery);
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

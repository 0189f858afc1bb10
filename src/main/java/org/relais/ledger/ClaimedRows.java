package org.relais.ledger;

import java.util.List;

/**
 * The rows that a delivery claimed, in the table of the items and in the history of what each
 * delivery carried. In the statements {@code i} is the item and {@code d} its line in the history.
 *
 * @param table of the items
 * @param history the table of what deliveries carried
 * @param id the column by which both know an item
 * @param restored assignments that take an item back to what it was before it was claimed
 */
record ClaimedRows(Store store, String table, String history, String id, String restored) {
  /** An item of which nobody knows what the target holds stays as it was claimed. */
  private static final String LEFT_UNKNOWN = " delivery = null ";

  void restore(long delivery) {
    store
        .sql()
        .update(
            """
            update %1$s i set %4$s from %2$s d
             where d.delivery = ? and d.%3$s = i.%3$s and i.delivery = d.delivery
            """
                .formatted(table, history, id, restored),
            delivery);
  }

  void hold(long delivery, List<HeldItem> held, NextCheck nextCheck) {
    store
        .sql()
        .update(
            """
            update %s d set cause = h.cause
              from unnest(?, ?, ?, ?, ?) as h (id, hold, cause, waits, not_before)
             where d.%s = h.id and d.delivery = %d
            """
                .formatted(history, id, delivery),
            HeldItem.columns(held).arguments());
    hold(delivery, held.stream().filter(item -> !item.uncertain()).toList(), nextCheck, restored);
    hold(delivery, held.stream().filter(HeldItem::uncertain).toList(), nextCheck, LEFT_UNKNOWN);
  }

  private void hold(long delivery, List<HeldItem> held, NextCheck nextCheck, String known) {
    if (held.isEmpty()) {
      return;
    }
    store
        .sql()
        .update(
            """
            update %1$s i set %4$s %5$s
              from %2$s d, unnest(?, ?, ?, ?, ?)
                   as h (id, hold, cause, waits, not_before)
             where h.id = i.%3$s and d.%3$s = i.%3$s and i.delivery = d.delivery
               and d.delivery = %6$d
            """
                .formatted(table, history, id, NextCheck.assignments("i"), known, delivery),
            HeldItem.columns(held).arguments(nextCheck.arguments()));
  }

  void leaveUnknown(long delivery) {
    store
        .sql()
        .update("update %s set delivery = null where delivery = ?".formatted(table), delivery);
  }
}

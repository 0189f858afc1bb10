package org.relais.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.relais.delivery.CellItem;

/** The cells of which nobody knows what the target holds, until it is asked. */
final class CellReadBack {
  private final Store store;

  CellReadBack(Store store) {
    this.store = store;
  }

  List<CellItem> uncertain(String target, int limit) {
    return store
        .sql()
        .query(
            "select"
                + CellRow.COLUMNS
                + "c.wanted as value from cell c"
                + " where c.target = ? and c.read_back and c.delivery is null"
                + " order by c.cell limit ?",
            (row, number) -> CellRow.item(row),
            target,
            limit);
  }

  void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held) {
    store
        .sql()
        .update(
            "update cell set acknowledged = h.value, acknowledged_unknown = false,"
                + " read_back = false, "
                + Holds.releasedWhere("cell", "cell.wanted is not distinct from h.value")
                + " from unnest(?, ?) as h (cell, value)"
                + " where cell.cell = h.cell and cell.read_back and cell.delivery is null",
            new Columns<>(readBack)
                .add("bigint", CellItem::id)
                .add("numeric", item -> held.get(item.id()))
                .arguments());
  }

  void sendAgain(List<CellItem> uncertain) {
    store
        .sql()
        .update(
            "update cell set read_back = false where cell = any(?) and delivery is null",
            ids(uncertain));
  }

  static Object ids(Collection<CellItem> items) {
    return Store.numbers(items.stream().map(CellItem::id).toList());
  }
}

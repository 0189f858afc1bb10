package org.relais.target.file;

import java.util.Comparator;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;

/** One order for cells, so that a repeated delivery gives the same bytes. */
final class CellOrder {
  static final Comparator<CellItem> BY_KEY =
      Comparator.comparing((CellItem cell) -> siteMonth(cell.key()))
          .thenComparing(cell -> cell.key().element())
          .thenComparing(cell -> cell.key().options().toString());

  private CellOrder() {}

  /** Equal for cells of one org unit, period and attribute options. */
  static String siteMonth(CellKey key) {
    return key.orgUnit() + "\n" + key.period().start() + "\n" + key.attributeOptions();
  }
}

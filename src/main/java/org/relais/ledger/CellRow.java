package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.indicator.Period;

/** A row of the table of cells, as a parcel's item. */
final class CellRow {
  /** What a query has to select of {@code cell c}; the value that it carries comes behind. */
  static final String COLUMNS =
      " c.cell, c.target, c.data_set, c.element, c.options, c.attribute_options, c.org_unit,"
          + " c.period, ";

  private CellRow() {}

  static CellItem item(ResultSet row) throws SQLException {
    String period = row.getString("period");
    return new CellItem(
        row.getLong("cell"),
        new CellKey(
            row.getString("target"),
            row.getString("data_set"),
            row.getString("element"),
            OptionsText.read(row.getString("options")),
            OptionsText.read(row.getString("attribute_options")),
            row.getString("org_unit"),
            Period.parse(period)
                .orElseThrow(() -> new IllegalStateException("no period: " + period))),
        row.getBigDecimal("value"));
  }
}

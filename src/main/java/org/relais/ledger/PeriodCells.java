package org.relais.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;

/**
 * What one target shall hold of a data set for a period, some org units at a time, so that a
 * country's month never stands in memory.
 */
public final class PeriodCells {
  /** Steps from org unit to org unit by the index, and never reads the other periods. */
  private static final String ORG_UNITS =
      """
      with recursive unit (code) as (
        (select min(org_unit) from cell
          where target = ? and data_set = ? and org_unit > ?)
        union all
        select (select min(c.org_unit) from cell c
                 where c.target = ? and c.data_set = ? and c.org_unit > unit.code)
          from unit where unit.code is not null)
      select code from unit where code is not null limit ?
      """;

  private static final String CELLS =
      "select"
          + CellRow.COLUMNS
          + """
            c.wanted as value, c.ever_sent
              from cell c
             where c.target = ? and c.data_set = ? and c.org_unit = any(?) and c.period = ?
             order by c.org_unit, c.element, c.options
            """;

  private final Store store;
  private final String target;
  private final String dataSet;
  private final String period;

  /**
   * @param period as DHIS2 writes it
   */
  public PeriodCells(DataSource dataSource, String target, String dataSet, String period) {
    this.store = new Store(dataSource);
    this.target = target;
    this.dataSet = dataSet;
    this.period = period;
  }

  /**
   * A cell with the value wanted.
   *
   * @param everSent whether the target took a value of it from us, or may have
   */
  public record Wanted(CellItem item, boolean everSent) {}

  /**
   * The next org units that have cells of any period.
   *
   * @param after code of the last org unit that was given; null from the beginning
   * @return in order; empty at the end
   */
  public List<String> orgUnits(@Nullable String after, int limit) {
    String from = after == null ? "" : after;
    return store
        .sql()
        .queryForList(ORG_UNITS, String.class, target, dataSet, from, target, dataSet, limit);
  }

  /** The cells of these org units, by org unit and element. */
  public List<Wanted> of(List<String> orgUnits) {
    return store
        .sql()
        .query(
            CELLS,
            (row, number) -> new Wanted(CellRow.item(row), row.getBoolean("ever_sent")),
            target,
            dataSet,
            Store.texts(orgUnits),
            period);
  }
}

package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.delivery.CellItem;
import org.relais.delivery.Holdings;
import org.relais.delivery.ReconcilePolicy;
import org.relais.indicator.Period;

/** What the ledger believes that targets hold. */
public final class JdbcHoldings implements Holdings {
  private static final String BELIEVED =
      "select"
          + CellRow.COLUMNS
          + """
            c.acknowledged as value from cell c
             where c.target = ? and c.data_set = ? and c.period = ? and c.org_unit = any(?)
               and c.delivery is null and not c.acknowledged_unknown
            """;

  /** What was sent since it was read is not what was compared. */
  private static final String AS_COMPARED =
      """
       where c.cell = s.cell and c.delivery is null and not c.acknowledged_unknown
         and c.acknowledged is not distinct from s.believed
      """;

  private static final String REPORT =
      """
      update cell c
         set difference = case when s.believed is null then 'FOREIGN'
                               when s.held is null then 'MISSING' else 'CHANGED' end,
             found_value = s.held, found_at = ?
        from unnest(?, ?, ?) as s (cell, believed, held)
      """
          + AS_COMPARED
          + " and s.held is distinct from s.believed";

  /** The target has what it has, so ours is due; it may replace that and nothing else. */
  private static final String RESTORE =
      """
      update cell c
         set acknowledged = s.held, difference = case when s.held is null then 'MISSING'
                                                      else 'CHANGED' end,
             found_value = s.held, found_at = ?, overwrite_value = s.held
        from unnest(?, ?, ?) as s (cell, believed, held)
      """
          + AS_COMPARED
          + " and s.held is distinct from s.believed and s.believed is not null";

  /** Nothing stands in the way any more: the foreign value is gone, or is ours. */
  private static final String CLEARED =
      """
      update cell c
         set difference = null, found_value = null, found_at = null, %s
        from unnest(?, ?, ?) as s (cell, believed, held)
      """
              .formatted(
                  Holds.releasedWhere(
                      "c", "c.cause in (select cause from cause where code = 'FOREIGN_VALUE')"))
          + AS_COMPARED
          + """
             and c.difference is not null and c.overwrite_value is null
             and (s.held is not distinct from s.believed or s.held is not distinct from c.wanted)
            """;

  private final Store store;
  private final Clock clock;
  private final ApprovalUnits units;

  public JdbcHoldings(DataSource ledger, Clock clock, LedgerRules rules) {
    this.store = new Store(ledger);
    this.clock = clock;
    this.units = new ApprovalUnits(rules);
  }

  @Override
  public List<String> orgUnits(String dataSet) {
    return units.reporting(dataSet).stream().sorted().toList();
  }

  @Override
  public Optional<Place> begin(String target, String dataSet) {
    return store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  """
                  insert into reconciliation as r (target, data_set, started_at) values (?, ?, ?)
                      on conflict (target, data_set) do update
                     set started_at = excluded.started_at, finished_at = null, period = null,
                         org_unit = null
                   where r.finished_at is not null
                  """,
                  target,
                  dataSet,
                  Timestamp.from(clock.instant()));
          return store
              .sql()
              .query(
                  "select period, org_unit from reconciliation where target = ? and data_set = ?"
                      + " and period is not null",
                  (row, number) ->
                      new Place(Period.parse(row.getString(1)).orElseThrow(), row.getString(2)),
                  target,
                  dataSet)
              .stream()
              .findFirst();
        });
  }

  @Override
  public List<CellItem> believed(
      String target, String dataSet, Period period, List<String> orgUnits) {
    return store
        .sql()
        .query(
            BELIEVED,
            (row, number) -> CellRow.item(row),
            target,
            dataSet,
            period.id(),
            Store.texts(orgUnits));
  }

  @Override
  public int compared(List<CellItem> believed, Map<Long, BigDecimal> held, ReconcilePolicy policy) {
    Object[] columns = columns(believed, held).arguments();
    Object[] withTime = columns(believed, held).arguments(Timestamp.from(clock.instant()));
    return store.inTransaction(
        () -> {
          store.sql().update(CLEARED, columns);
          // What is restored is then believed otherwise, so that the report leaves it out.
          int restored =
              policy == ReconcilePolicy.RESTORE ? store.sql().update(RESTORE, withTime) : 0;
          return restored + store.sql().update(REPORT, withTime);
        });
  }

  private static Columns<CellItem> columns(List<CellItem> believed, Map<Long, BigDecimal> held) {
    return new Columns<>(believed)
        .add("bigint", CellItem::id)
        .add("numeric", CellItem::value)
        .add("numeric", item -> held.get(item.id()));
  }

  @Override
  public void reached(String target, String dataSet, Place place) {
    store
        .sql()
        .update(
            "update reconciliation set period = ?, org_unit = ? where target = ? and data_set = ?",
            place.period().id(),
            place.orgUnit(),
            target,
            dataSet);
  }

  @Override
  public void finished(String target, String dataSet) {
    store
        .sql()
        .update(
            "update reconciliation set finished_at = ? where target = ? and data_set = ?",
            Timestamp.from(clock.instant()),
            target,
            dataSet);
  }
}

package org.relais.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.CellItem;

/** The cells of which nobody knows what the target holds, until it is asked. */
final class CellReadBack {
  private static final String KNOWN_AGAIN =
      " acknowledged = h.value, acknowledged_unknown = false, read_back = false, "
          + Holds.releasedWhere("cell", "cell.wanted is not distinct from h.value");

  private static final String NOTHING_FOREIGN =
      "update cell set"
          + KNOWN_AGAIN
          + " from unnest(?, ?) as h (cell, value)"
          + " where cell.cell = h.cell and cell.read_back and cell.delivery is null";

  /**
   * A value is ours where a delivery carried it or found it there as ours; any other that is not
   * wanted was written by somebody else, and is looked at again before anything is sent. What was
   * never there counts as never sent, so that it is looked at again, too.
   */
  private static final String FOREIGN_NOTICED =
      """
      with found as (
        select h.cell, h.value, l.before_sent,
               h.value is not null and h.value is distinct from c.wanted
                 and h.value is distinct from c.overwrite_value
                 and not exists (
                   select 1 from delivery_cell d
                    where d.cell = h.cell and d.cause is null
                      and (d.carried = h.value or d.before = h.value)) as strange
          from unnest(?, ?) as h (cell, value)
          join cell c on c.cell = h.cell
          left join lateral (
            select d.before_sent from delivery_cell d
             where d.cell = h.cell order by d.delivery desc limit 1) l on true)
      update cell
         set difference = case when h.strange then 'FOREIGN' end,
             found_value = case when h.strange then h.value end,
             found_at = case when h.strange then now() end,
             ever_sent = case when h.value is null then coalesce(h.before_sent, ever_sent)
                              else ever_sent end,
      """
          + KNOWN_AGAIN
          + """
              from found h
             where cell.cell = h.cell and cell.read_back and cell.delivery is null
            """;

  /** At most 3 cells each of at most 20 site-months of the last 10 deliveries. */
  private static final String LATELY =
      """
      with lately as (
        select delivery from delivery
         where target = ? and data_set is not null and outcome in ('ACCEPTED', 'REJECTED')
         order by delivery desc limit 10),
      carried as (
        select distinct on (c.cell) c.cell, d.delivery, c.data_set, c.org_unit, c.period
          from lately join delivery_cell d using (delivery) join cell c using (cell)
         where c.acknowledged = d.carried and c.acknowledged > 0 and c.delivery is null
         order by c.cell, d.delivery desc),
      ranked as (
        select cell, max(delivery) over site_month as newest,
               row_number() over (site_month order by cell) as place
          from carried
        window site_month as (partition by data_set, org_unit, period))
      """
          + "select"
          + CellRow.COLUMNS
          + """
            c.acknowledged as value
              from ranked r join cell c using (cell)
             where r.place <= 3
             order by r.newest desc, c.data_set, c.org_unit, c.period, c.cell
             limit 60
            """;

  private final Store store;
  private final FirstAcknowledgements first;
  private final Set<String> asking;

  /**
   * @param asking names of the targets whose foreign values are not overwritten unasked
   */
  CellReadBack(Store store, FirstAcknowledgements first, Set<String> asking) {
    this.store = store;
    this.first = first;
    this.asking = asking;
  }

  List<CellItem> acknowledgedLately(String target) {
    return store.sql().query(LATELY, (row, number) -> CellRow.item(row), target);
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
    Map<Boolean, List<CellItem>> parts =
        readBack.stream()
            .collect(Collectors.partitioningBy(item -> asking.contains(item.key().target())));
    write(NOTHING_FOREIGN, parts.getOrDefault(false, List.of()), held);
    write(FOREIGN_NOTICED, parts.getOrDefault(true, List.of()), held);
    first.noteReadBack(ids(readBack));
  }

  private void write(String statement, List<CellItem> readBack, Map<Long, BigDecimal> held) {
    if (!readBack.isEmpty()) {
      store
          .sql()
          .update(
              statement,
              new Columns<>(readBack)
                  .add("bigint", CellItem::id)
                  .add("numeric", item -> held.get(item.id()))
                  .arguments());
    }
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

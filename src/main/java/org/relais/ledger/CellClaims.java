package org.relais.ledger;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.TargetDefinition;

/** Claims the cells that are due. Runs in a transaction of its caller. */
final class CellClaims {
  private final Store store;
  private final DeliveryTable deliveries;
  private final ApprovedCells approved;
  private final EarlierCells earlier;

  CellClaims(Store store, DeliveryTable deliveries, ApprovedCells approved) {
    this.store = store;
    this.deliveries = deliveries;
    this.approved = approved;
    this.earlier = new EarlierCells(store);
  }

  private record SiteMonth(LocalDate start, String orgUnit, String period) {
    static SiteMonth of(CellItem item) {
      return new SiteMonth(
          item.key().period().start(), item.key().orgUnit(), item.key().period().id());
    }
  }

  Optional<CellParcel> claim(TargetDefinition target, String dataSet, ClaimScope scope) {
    Instant now = deliveries.now();
    store.lock("claim " + target.name());
    wake(target.name(), dataSet, now);
    List<SiteMonth> siteMonths = dueSiteMonths(target, dataSet);
    if (scope == ClaimScope.OPENED_PERIODS) {
      siteMonths = ofOpenedPeriods(target.name(), dataSet, siteMonths);
    }
    if (siteMonths.isEmpty()) {
      earlier.leaveDue(target, dataSet);
      return Optional.empty();
    }
    long delivery = deliveries.claim(target.name(), dataSet, now);
    SiteMonth first = siteMonths.get(0);
    SiteMonth last = siteMonths.get(siteMonths.size() - 1);
    record(
        delivery,
        dataSet,
        "target = ? and data_set = ?"
            + " and (period_start, org_unit, period) between (?, ?, ?) and (?, ?, ?)",
        target.name(),
        dataSet,
        Date.valueOf(first.start()),
        first.orgUnit(),
        first.period(),
        Date.valueOf(last.start()),
        last.orgUnit(),
        last.period());
    List<CellItem> items = take(delivery);
    List<CellItem> unchanged =
        target.settings().wholeSiteMonths()
            ? unchanged(target.name(), dataSet, siteMonths(items))
            : List.of();
    return Optional.of(new CellParcel(delivery, target.name(), dataSet, now, items, unchanged));
  }

  Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items) {
    Instant now = deliveries.now();
    long delivery = deliveries.claim(refused.target(), refused.dataSet(), now);
    record(delivery, refused.dataSet(), "cell = any(?)", CellReadBack.ids(items));
    List<CellItem> taken = take(delivery);
    if (taken.isEmpty()) {
      store.sql().update("delete from delivery where delivery = ?", delivery);
      return Optional.empty();
    }
    Set<SiteMonth> siteMonths = siteMonths(taken);
    List<CellItem> unchanged =
        refused.unchanged().stream()
            .filter(item -> siteMonths.contains(SiteMonth.of(item)))
            .toList();
    return Optional.of(
        new CellParcel(delivery, refused.target(), refused.dataSet(), now, taken, unchanged));
  }

  private static Set<SiteMonth> siteMonths(List<CellItem> items) {
    return items.stream().map(SiteMonth::of).collect(Collectors.toSet());
  }

  private void wake(String target, String dataSet, Instant now) {
    store
        .sql()
        .update(
            "update cell set"
                + Holds.RELEASED
                + "where target = ? and data_set = ?"
                + " and hold = 'WAITING' and next_check <= ?",
            target,
            dataSet,
            Timestamp.from(now));
  }

  /** The earliest ones that fit into a parcel; one at least, however large it is. */
  private List<SiteMonth> dueSiteMonths(TargetDefinition target, String dataSet) {
    Map<SiteMonth, Integer> due = new LinkedHashMap<>();
    store
        .sql()
        .query(
            """
            select period_start, org_unit, period from cell
             where target = ? and data_set = ? and state = 'DUE' and not read_back
               and period_start >= ? %s
             order by period_start, org_unit, period
             limit ?
            """
                .formatted(approved.only(dataSet)),
            row -> {
              due.merge(
                  new SiteMonth(
                      row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)),
                  1,
                  Integer::sum);
            },
            target.name(),
            dataSet,
            firstDay(target),
            target.parcelSize() + 1);
    List<SiteMonth> siteMonths = new ArrayList<>(due.keySet());
    boolean more = due.values().stream().mapToInt(Integer::intValue).sum() > target.parcelSize();
    if (more && siteMonths.size() > 1) {
      siteMonths.remove(siteMonths.size() - 1);
    }
    return siteMonths;
  }

  /** Those before the first of a period that the target has not seen. */
  private List<SiteMonth> ofOpenedPeriods(
      String target, String dataSet, List<SiteMonth> siteMonths) {
    Set<String> opened =
        Set.copyOf(
            store
                .sql()
                .queryForList(
                    """
                    select p.period
                      from (select distinct unnest(?) as period) p
                     where exists (
                       select 1 from cell c
                        where c.target = ? and c.data_set = ? and c.period = p.period
                          and c.acknowledged is not null)
                    """,
                    String.class,
                    Store.texts(siteMonths.stream().map(SiteMonth::period).distinct().toList()),
                    target,
                    dataSet));
    return siteMonths.stream().takeWhile(one -> opened.contains(one.period())).toList();
  }

  /** Periods that start before it are never due. */
  static Date firstDay(TargetDefinition target) {
    return Date.valueOf(
        target.deliverFrom() == null ? LocalDate.of(1, 1, 1) : target.deliverFrom());
  }

  private void record(long delivery, String dataSet, String which, Object... arguments) {
    List<Object> all = new ArrayList<>();
    all.add(delivery);
    all.addAll(List.of(arguments));
    store
        .sql()
        .update(
            """
            insert into delivery_cell (delivery, cell, carried, before, before_unknown, before_sent)
            select ?, cell, wanted, acknowledged, acknowledged_unknown, ever_sent
              from cell
             where state = 'DUE' and not read_back and\s"""
                + which
                + approved.only(dataSet)
                + " for update",
            all.toArray());
  }

  /** From here on nobody knows what the target holds, until the delivery is settled. */
  private List<CellItem> take(long delivery) {
    store
        .sql()
        .update(
            """
            update cell c
               set delivery = d.delivery, acknowledged = null, acknowledged_unknown = true,
                   read_back = true, ever_sent = true
              from delivery_cell d
             where d.delivery = ? and c.cell = d.cell
            """,
            delivery);
    return store
        .sql()
        .query(
            "select"
                + CellRow.COLUMNS
                + "d.carried as value from delivery_cell d join cell c using (cell)"
                + " where d.delivery = ?"
                + " order by c.period_start, c.org_unit, c.period, c.element, c.options",
            (row, number) -> CellRow.item(row),
            delivery);
  }

  private List<CellItem> unchanged(String target, String dataSet, Set<SiteMonth> siteMonths) {
    return store
        .sql()
        .query(
            "select"
                + CellRow.COLUMNS
                + "c.acknowledged as value from cell c"
                + " where c.delivery is null and c.acknowledged is not null"
                + " and c.target = ? and c.data_set = ?"
                + " and (c.org_unit, c.period) in (select * from unnest(?, ?))"
                + " order by c.period_start, c.org_unit, c.period, c.element, c.options",
            (row, number) -> CellRow.item(row),
            new Columns<>(siteMonths)
                .add("text", SiteMonth::orgUnit)
                .add("text", SiteMonth::period)
                .arguments(target, dataSet));
  }
}

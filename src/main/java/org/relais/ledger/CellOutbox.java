package org.relais.ledger;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Period;

/** Claims and settles cells. Every method runs in a transaction of its caller. */
final class CellOutbox {
  /** When something that the clock ends is tried again. */
  private static final Duration WAIT = Duration.ofHours(6);

  private static final String ITEM =
      " c.cell, c.target, c.data_set, c.element, c.options, c.attribute_options, c.org_unit,"
          + " c.period, ";

  /** Nothing of the delivery was stored: what was known before it is known again. */
  private static final String RESTORED =
      " acknowledged = d.before, acknowledged_unknown = d.before_unknown, read_back = false,"
          + " ever_sent = d.before_sent, delivery = null ";

  private final Store store;
  private final DeliveryTable deliveries;

  CellOutbox(Store store, DeliveryTable deliveries) {
    this.store = store;
    this.deliveries = deliveries;
  }

  private record SiteMonth(String orgUnit, String period) {}

  Optional<CellParcel> claim(TargetDefinition target, String dataSet) {
    Instant now = deliveries.now();
    store.lock("claim " + target.name());
    wake(target.name(), dataSet, now);
    List<SiteMonth> siteMonths = dueSiteMonths(target, dataSet);
    if (siteMonths.isEmpty()) {
      return Optional.empty();
    }
    long delivery = deliveries.claim(target.name(), dataSet, now);
    record(
        delivery,
        "target = ? and data_set = ? and (org_unit, period) in (select * from unnest(?, ?))",
        columns(siteMonths).arguments(target.name(), dataSet));
    List<CellItem> items = take(delivery);
    List<CellItem> unchanged =
        target.settings().wholeSiteMonths()
            ? unchanged(delivery, target.name(), dataSet, siteMonths)
            : List.of();
    return Optional.of(new CellParcel(delivery, target.name(), dataSet, now, items, unchanged));
  }

  Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items) {
    Instant now = deliveries.now();
    long delivery = deliveries.claim(refused.target(), refused.dataSet(), now);
    record(delivery, "cell = any(?)", ids(items));
    List<CellItem> taken = take(delivery);
    if (taken.isEmpty()) {
      store.sql().update("delete from delivery where delivery = ?", delivery);
      return Optional.empty();
    }
    Set<SiteMonth> siteMonths =
        taken.stream().map(CellOutbox::siteMonth).collect(Collectors.toSet());
    List<CellItem> unchanged =
        refused.unchanged().stream().filter(item -> siteMonths.contains(siteMonth(item))).toList();
    return Optional.of(
        new CellParcel(delivery, refused.target(), refused.dataSet(), now, taken, unchanged));
  }

  private static SiteMonth siteMonth(CellItem item) {
    return new SiteMonth(item.key().orgUnit(), item.key().period().id());
  }

  private void wake(String target, String dataSet, Instant now) {
    store
        .sql()
        .update(
            "update cell set"
                + Holds.RELEASED
                + "where target = ? and data_set = ?"
                + " and state = 'WAITING' and next_check <= ?",
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
            select org_unit, period from cell
             where target = ? and data_set = ? and state = 'DUE' and not read_back
               and period_start >= ?
             order by period_start, org_unit, period
             limit ?
            """,
            row -> {
              due.merge(new SiteMonth(row.getString(1), row.getString(2)), 1, Integer::sum);
            },
            target.name(),
            dataSet,
            Date.valueOf(
                target.deliverFrom() == null ? LocalDate.of(1, 1, 1) : target.deliverFrom()),
            target.parcelSize() + 1);
    List<SiteMonth> siteMonths = new ArrayList<>(due.keySet());
    boolean more = due.values().stream().mapToInt(Integer::intValue).sum() > target.parcelSize();
    if (more && siteMonths.size() > 1) {
      siteMonths.remove(siteMonths.size() - 1);
    }
    return siteMonths;
  }

  private void record(long delivery, String which, Object... arguments) {
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
                + ITEM
                + "d.carried as value from delivery_cell d join cell c using (cell)"
                + " where d.delivery = ?"
                + " order by c.period_start, c.org_unit, c.period, c.element, c.options",
            (row, number) -> item(row),
            delivery);
  }

  private List<CellItem> unchanged(
      long delivery, String target, String dataSet, List<SiteMonth> siteMonths) {
    return store
        .sql()
        .query(
            "select"
                + ITEM
                + "c.acknowledged as value from cell c"
                + " where c.delivery is null and c.acknowledged is not null"
                + " and c.target = ? and c.data_set = ?"
                + " and (c.org_unit, c.period) in (select * from unnest(?, ?))"
                + " order by c.period_start, c.org_unit, c.period, c.element, c.options",
            (row, number) -> item(row),
            columns(siteMonths).arguments(target, dataSet));
  }

  private static Columns<SiteMonth> columns(List<SiteMonth> siteMonths) {
    return new Columns<>(siteMonths).add("text", SiteMonth::orgUnit).add("text", SiteMonth::period);
  }

  void settle(CellParcel parcel, Reply reply) {
    Causes causes = new Causes(store, parcel.target());
    long delivery = parcel.deliveryId();
    if (!deliveries.settle(parcel.target(), delivery, reply, causes)) {
      return;
    }
    if (reply instanceof Reply.Accepted) {
      acknowledge(delivery);
    } else if (reply instanceof Reply.Rejected rejected) {
      hold(delivery, rejected.refusals(), causes);
      if (rejected.othersStored()) {
        acknowledge(delivery);
      } else {
        restore(delivery);
      }
    } else if (((Reply.Unavailable) reply).uncertain()) {
      store.sql().update("update cell set delivery = null where delivery = ?", delivery);
    } else {
      restore(delivery);
    }
  }

  private void acknowledge(long delivery) {
    store
        .sql()
        .update(
            """
            update cell c
               set acknowledged = d.carried, acknowledged_unknown = false, read_back = false,
                   delivery = null
              from delivery_cell d
             where d.delivery = ? and d.cell = c.cell and c.delivery = d.delivery
            """,
            delivery);
  }

  private void restore(long delivery) {
    store
        .sql()
        .update(
            "update cell c set"
                + RESTORED
                + "from delivery_cell d"
                + " where d.delivery = ? and d.cell = c.cell and c.delivery = d.delivery",
            delivery);
  }

  private record Held(long cell, String hold, long cause, boolean waits) {}

  private void hold(long delivery, List<Refusal> refusals, Causes causes) {
    List<Held> held =
        refusals.stream()
            .map(
                refusal ->
                    new Held(
                        refusal.itemId(),
                        refusal.waiting() ? "WAITING" : "PARKED",
                        causes.id(refusal.cause()),
                        refusal.waiting()))
            .toList();
    Instant now = deliveries.now();
    store
        .sql()
        .update(
            "update cell c set"
                + RESTORED
                + """
                , hold = h.hold, cause = h.cause, held_since = ?,
                  next_check = case when h.waits then ?::timestamptz end
                  from delivery_cell d, unnest(?, ?, ?, ?) as h (cell, hold, cause, waits)
                 where h.cell = c.cell and d.cell = c.cell and c.delivery = d.delivery
                """
                + " and d.delivery = "
                + delivery,
            new Columns<>(held)
                .add("bigint", Held::cell)
                .add("text", Held::hold)
                .add("bigint", Held::cause)
                .add("bool", Held::waits)
                .arguments(Timestamp.from(now), Timestamp.from(now.plus(WAIT))));
    store
        .sql()
        .update(
            """
            update delivery_cell d set cause = h.cause
              from unnest(?, ?) as h (cell, cause)
             where d.cell = h.cell and d.delivery = """
                + delivery,
            new Columns<>(held).add("bigint", Held::cell).add("bigint", Held::cause).arguments());
  }

  List<CellItem> uncertain(String target, int limit) {
    return store
        .sql()
        .query(
            "select"
                + ITEM
                + "c.wanted as value from cell c"
                + " where c.target = ? and c.read_back and c.delivery is null"
                + " order by c.cell limit ?",
            (row, number) -> item(row),
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

  private static Object ids(Collection<CellItem> items) {
    return Store.numbers(items.stream().map(CellItem::id).toList());
  }

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

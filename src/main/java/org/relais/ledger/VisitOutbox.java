package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;

/** Claims and settles visits. Every method runs in a transaction of its caller. */
final class VisitOutbox {
  /** When something that the clock ends is tried again. */
  private static final Duration WAIT = Duration.ofHours(6);

  private static final String RESTORED =
      " acknowledged = d.before, acknowledged_unknown = d.before_unknown,"
          + " resources = d.resources, delivery = null ";

  private final Store store;
  private final DeliveryTable deliveries;
  private final VisitCodec codec;

  VisitOutbox(Store store, DeliveryTable deliveries, VisitCodec codec) {
    this.store = store;
    this.deliveries = deliveries;
    this.codec = codec;
  }

  Optional<VisitParcel> claim(TargetDefinition target) {
    Instant now = deliveries.now();
    store.lock("claim " + target.name());
    wake(target.name(), now);
    long delivery = deliveries.claim(target.name(), null, now);
    int claimed =
        store
            .sql()
            .update(
                """
                insert into delivery_visit (delivery, item, carried, before, before_unknown,
                                            resources)
                select ?, item, wanted, acknowledged, acknowledged_unknown, resources
                  from visit_item
                 where target = ? and state = 'DUE' and not dirty
                 order by item
                 limit ?
                   for update
                """,
                delivery,
                target.name(),
                target.parcelSize());
    if (claimed == 0) {
      store.sql().update("delete from delivery where delivery = ?", delivery);
      return Optional.empty();
    }
    take(delivery);
    return Optional.of(new VisitParcel(delivery, target.name(), items(delivery)));
  }

  private void wake(String target, Instant now) {
    store
        .sql()
        .update(
            "update visit_item set"
                + Holds.RELEASED
                + "where target = ?"
                + " and state = 'WAITING' and next_check <= ?",
            target,
            Timestamp.from(now));
  }

  /** What is sent may be there from now on, whatever becomes of the answer. */
  private void take(long delivery) {
    store
        .sql()
        .update(
            """
            update visit_item i
               set delivery = d.delivery, acknowledged = null, acknowledged_unknown = true,
                   resources = array(select r from unnest(i.resources || i.wanted_resources)
                                            with ordinality as u (r, n)
                                      group by r order by min(n))
              from delivery_visit d
             where d.delivery = ? and i.item = d.item
            """,
            delivery);
  }

  /** A patient's earlier visits first. */
  private List<VisitItem> items(long delivery) {
    return store
        .sql()
        .query(
            """
            select i.item, i.source, i.record_id, i.resources,
                   case when i.present then r.visit end as visit, n.record_id as newest_id,
                   n.visit as newest
              from delivery_visit d
              join visit_item i using (item)
              left join record r on r.source = i.source and r.record_id = i.record_id
              left join lateral (
                select p.record_id, p.visit from record p
                 where p.source = r.source and p.patient_id = r.patient_id and p.class = 'MAPPED'
                 order by p.visit_date desc, p.recorded_at desc nulls last, p.record_id desc
                 limit 1) n on true
             where d.delivery = ?
             order by r.visit_date nulls first, r.recorded_at nulls first, i.item
            """,
            (row, number) -> item(row),
            delivery);
  }

  private VisitItem item(ResultSet row) throws SQLException {
    String source = row.getString("source");
    String recordId = row.getString("record_id");
    @Nullable Visit visit = visit(source, recordId, row.getString("visit"));
    @Nullable Visit newest = visit(source, row.getString("newest_id"), row.getString("newest"));
    return new VisitItem(
        row.getLong("item"),
        source,
        recordId,
        visit,
        visit == null || newest == null ? visit : newest,
        List.of((String[]) row.getArray("resources").getArray()));
  }

  private @Nullable Visit visit(String source, @Nullable String recordId, @Nullable String text) {
    return recordId == null || text == null ? null : codec.read(source, recordId, text);
  }

  void settle(VisitParcel parcel, Reply reply) {
    Causes causes = new Causes(store, parcel.target());
    long delivery = parcel.deliveryId();
    if (!deliveries.settle(parcel.target(), delivery, reply, causes)) {
      return;
    }
    if (reply instanceof Reply.Accepted accepted) {
      acknowledge(delivery, accepted.resources());
    } else if (reply instanceof Reply.Rejected rejected) {
      hold(delivery, rejected.refusals(), causes);
      if (rejected.othersStored()) {
        acknowledge(delivery, rejected.resources());
      } else {
        restore(delivery);
      }
    } else if (((Reply.Unavailable) reply).uncertain()) {
      store.sql().update("update visit_item set delivery = null where delivery = ?", delivery);
    } else {
      restore(delivery);
    }
  }

  /** A target that does not say which resources it holds now holds those that were wanted. */
  private void acknowledge(long delivery, Map<Long, List<String>> resources) {
    store
        .sql()
        .update(
            """
            update visit_item i
               set acknowledged = d.carried, acknowledged_unknown = false, delivery = null,
                   resources = case when d.carried is null then '{}' else i.wanted_resources end
              from delivery_visit d
             where d.delivery = ? and d.item = i.item and i.delivery = d.delivery
            """,
            delivery);
    store
        .sql()
        .batchUpdate(
            "update visit_item set resources = ? where item = ?",
            resources.entrySet(),
            1_000,
            (statement, entry) -> {
              statement.setArray(
                  1, statement.getConnection().createArrayOf("text", entry.getValue().toArray()));
              statement.setLong(2, entry.getKey());
            });
  }

  private void restore(long delivery) {
    store
        .sql()
        .update(
            "update visit_item i set"
                + RESTORED
                + "from delivery_visit d"
                + " where d.delivery = ? and d.item = i.item and i.delivery = d.delivery",
            delivery);
  }

  private record Held(long item, String hold, long cause, boolean waits) {}

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
            "update visit_item i set"
                + RESTORED
                + """
                , hold = h.hold, cause = h.cause, held_since = ?,
                  next_check = case when h.waits then ?::timestamptz end
                  from delivery_visit d, unnest(?, ?, ?, ?) as h (item, hold, cause, waits)
                 where h.item = i.item and d.item = i.item and i.delivery = d.delivery
                   and d.delivery = """
                + delivery,
            new Columns<>(held)
                .add("bigint", Held::item)
                .add("text", Held::hold)
                .add("bigint", Held::cause)
                .add("bool", Held::waits)
                .arguments(Timestamp.from(now), Timestamp.from(now.plus(WAIT))));
    store
        .sql()
        .update(
            "update delivery_visit d set cause = h.cause from unnest(?, ?) as h (item, cause)"
                + " where d.item = h.item and d.delivery = "
                + delivery,
            new Columns<>(held).add("bigint", Held::item).add("bigint", Held::cause).arguments());
  }
}

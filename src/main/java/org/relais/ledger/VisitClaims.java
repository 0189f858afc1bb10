package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;

/** Claims the visits that are due. Runs in a transaction of its caller. */
final class VisitClaims {
  private final Store store;
  private final DeliveryTable deliveries;
  private final VisitCodec codec;

  VisitClaims(Store store, DeliveryTable deliveries, VisitCodec codec) {
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
                  from visit_item i
                 where target = ? and state = 'DUE' and not dirty
                   and not exists (
                     select 1
                       from visit_item other
                       join record theirs using (source, record_id)
                       join record ours on ours.patient_id = theirs.patient_id
                      where other.target = i.target and other.source = i.source
                        and other.delivery is not null
                        and ours.source = i.source and ours.record_id = i.record_id)
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
                + " and hold = 'WAITING' and next_check <= ?",
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
}

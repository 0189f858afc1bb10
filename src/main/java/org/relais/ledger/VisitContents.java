package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.VisitContent;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;

/**
 * Finds out what the targets of visits shall hold, for the visits that changed. A step of its own
 * between intake and delivery, so that taking in stays quick.
 */
public final class VisitContents {
  private static final int AT_ONCE = 500;

  private final Store store;
  private final VisitCodec codec;
  private final VisitContent.Rule rule;

  public VisitContents(DataSource ledger, LedgerRules rules, VisitContent.Rule rule) {
    this.store = new Store(ledger);
    this.codec = new VisitCodec(rules.model().dictionary());
    this.rule = rule;
  }

  /** Takes the contents of all visits that changed anew; returns how many items that were. */
  public long refresh() {
    long refreshed = 0;
    int some;
    do {
      some = store.inTransaction(this::refreshSome);
      refreshed += some;
    } while (some > 0);
    return refreshed;
  }

  private record Dirty(long item, String source, String recordId) {}

  private record Fresh(long item, @Nullable String hash, @Nullable String resources) {}

  private int refreshSome() {
    // Locked first and the records read after that: whoever changes a record marks its items in the
    // same transaction, so what is read here is at least as new as the mark that is cleared.
    List<Dirty> dirty =
        store
            .sql()
            .query(
                """
                select item, source, record_id from visit_item where dirty
                 order by source, record_id, item limit ? for update
                """,
                (row, number) -> new Dirty(row.getLong(1), row.getString(2), row.getString(3)),
                AT_ONCE);
    if (dirty.isEmpty()) {
      return 0;
    }
    Map<RecordId, VisitContent> contents = contents(dirty);
    List<Fresh> fresh = new ArrayList<>(dirty.size());
    for (Dirty item : dirty) {
      VisitContent content = contents.get(new RecordId(item.source(), item.recordId()));
      fresh.add(
          content == null
              ? new Fresh(item.item(), null, null)
              : new Fresh(item.item(), content.hash(), String.join(" ", content.resources())));
    }
    write(fresh);
    return dirty.size();
  }

  private record RecordId(String source, String id) {}

  private Map<RecordId, VisitContent> contents(List<Dirty> dirty) {
    Map<RecordId, VisitContent> contents = new HashMap<>();
    store
        .sql()
        .query(
            """
            select r.source, r.record_id, r.visit, n.record_id as newest_id, n.visit as newest
              from (select distinct source, record_id
                      from unnest(?, ?) as u (source, record_id)) d
              join record r on r.source = d.source and r.record_id = d.record_id
              left join lateral (
                select p.record_id, p.visit from record p
                 where p.source = r.source and p.patient_id = r.patient_id and p.class = 'MAPPED'
                 order by p.visit_date desc, p.recorded_at desc nulls last, p.record_id desc
                 limit 1) n on true
             where r.class = 'MAPPED'
            """,
            row -> {
              contents.put(
                  new RecordId(row.getString("source"), row.getString("record_id")), content(row));
            },
            new Columns<>(dirty)
                .add("text", Dirty::source)
                .add("text", Dirty::recordId)
                .arguments());
    return contents;
  }

  private VisitContent content(ResultSet row) throws SQLException {
    String source = row.getString("source");
    Visit visit = codec.read(source, row.getString("record_id"), row.getString("visit"));
    @Nullable String newest = row.getString("newest");
    return rule.of(
        visit, newest == null ? visit : codec.read(source, row.getString("newest_id"), newest));
  }

  private void write(List<Fresh> fresh) {
    store
        .sql()
        .update(
            """
            update visit_item
               set dirty = false, wanted = f.hash,
                   wanted_resources = coalesce(string_to_array(f.resources, ' '), '{}'),
            """
                // A withdrawal is another message than the one that was refused.
                + Holds.releasedWhere(
                    "visit_item",
                    "visit_item.wanted is distinct from f.hash and visit_item.hold = 'DISCARDED'"
                        + " or f.hash is null and visit_item.wanted is not null"
                        + " or not visit_item.acknowledged_unknown"
                        + " and f.hash is not distinct from visit_item.acknowledged")
                + """
                  from unnest(?, ?, ?) as f (item, hash, resources)
                 where visit_item.item = f.item
                """,
            new Columns<>(fresh)
                .add("bigint", Fresh::item)
                .add("text", Fresh::hash)
                .add("text", Fresh::resources)
                .arguments());
  }
}

package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.visit.Labels;
import org.relais.visit.Reason;

/** The rejected records of one source, in the error queue. */
final class Rejections {
  private final Store store;
  private final String source;

  Rejections(Store store, String source) {
    this.store = store;
    this.source = source;
  }

  private record Stated(String recordId, RejectionKey key, Labels message) {}

  private record Pair(long cause, long rejection) {}

  /**
   * Follows what records became. The changes are in the table of records already. A record that was
   * set aside and comes with a new revision is there for a person again.
   */
  void follow(Collection<RecordChange> changes, Instant now) {
    List<RecordChange> rejected =
        changes.stream().filter(change -> change.outcome().isRejection()).toList();
    List<RecordChange> mended =
        changes.stream()
            .filter(change -> change.before() != null && change.before().isRejection())
            .filter(change -> !change.outcome().isRejection())
            .toList();
    if (!mended.isEmpty()) {
      store
          .sql()
          .update(
              "delete from rejection where source = ? and record_id = any(?)",
              source,
              Store.texts(mended.stream().map(RecordChange::id).toList()));
    }
    if (!rejected.isEmpty()) {
      add(rejected, now);
    }
  }

  /** Those of these records that a person set aside. */
  Set<String> discarded(Collection<String> recordIds) {
    return recordIds.isEmpty()
        ? Set.of()
        : new HashSet<>(
            store
                .sql()
                .queryForList(
                    "select record_id from rejection"
                        + " where source = ? and record_id = any(?) and hold = 'DISCARDED'",
                    String.class,
                    source,
                    Store.texts(recordIds)));
  }

  private void add(List<RecordChange> rejected, Instant now) {
    Map<String, Long> numbers = numbers(rejected, now);
    List<Stated> stated = new ArrayList<>();
    for (RecordChange change : rejected) {
      String reasons = change.outcome().reasons();
      if (reasons != null) {
        for (Reason reason : Packing.readReasons(reasons)) {
          RejectionKey key = RejectionKey.of(change.content().form(), reason);
          stated.add(new Stated(change.id(), key, key.message(reason)));
        }
      }
    }
    Map<RejectionKey, Long> causes = causes(stated);
    Set<Pair> pairs = new HashSet<>();
    for (Stated reason : stated) {
      Long cause = causes.get(reason.key());
      Long rejection = numbers.get(reason.recordId());
      if (cause != null && rejection != null) {
        pairs.add(new Pair(cause, rejection));
      }
    }
    store
        .sql()
        .update(
            "delete from rejection_reason where rejection = any(?)",
            Store.numbers(numbers.values()));
    store
        .sql()
        .update(
            "insert into rejection_reason (cause, rejection) select * from unnest(?, ?)",
            new Columns<>(pairs)
                .add("bigint", Pair::cause)
                .add("bigint", Pair::rejection)
                .arguments());
  }

  private Map<String, Long> numbers(List<RecordChange> rejected, Instant now) {
    Map<String, Long> numbers = new HashMap<>();
    store
        .sql()
        .query(
            """
            insert into rejection (source, record_id, site, visit_date, held_since)
            select n.source, t.*, n.now
              from (select ? as source, ?::timestamptz as now) n
             cross join unnest(?, ?, ?) as t (record_id, site, visit_date)
                on conflict (source, record_id) do update
               set site = excluded.site, visit_date = excluded.visit_date, hold = 'PARKED',
                   held_since = excluded.held_since, discard = null
            returning record_id, rejection
            """,
            row -> {
              numbers.put(row.getString("record_id"), row.getLong("rejection"));
            },
            new Columns<>(rejected)
                .add("text", RecordChange::id)
                .add("text", change -> change.outcome().site())
                .add(
                    "date",
                    change ->
                        change.outcome().visitDate() == null
                            ? null
                            : String.valueOf(change.outcome().visitDate()))
                .arguments(source, Timestamp.from(now)));
    return numbers;
  }

  private Map<RejectionKey, Long> causes(List<Stated> stated) {
    Map<RejectionKey, Labels> messages = new LinkedHashMap<>();
    stated.forEach(reason -> messages.putIfAbsent(reason.key(), reason.message()));
    Map<RejectionKey, Long> causes = find(messages.keySet());
    messages.keySet().removeAll(causes.keySet());
    if (!messages.isEmpty()) {
      insert(messages);
      causes.putAll(find(messages.keySet()));
    }
    return causes;
  }

  private Map<RejectionKey, Long> find(Collection<RejectionKey> keys) {
    Map<RejectionKey, Long> found = new HashMap<>();
    store
        .sql()
        .query(
            """
            select c.form, c.code, c.field, c.cause
              from (select ? as source) s
             cross join unnest(?, ?, ?) as t (form, code, field)
              join cause c on c.source = s.source and c.form = t.form and c.code = t.code
                          and c.field = t.field
            """,
            row -> {
              found.put(
                  new RejectionKey(row.getString(1), row.getString(2), row.getString(3)),
                  row.getLong(4));
            },
            new Columns<>(keys)
                .add("text", RejectionKey::form)
                .add("text", RejectionKey::code)
                .add("text", RejectionKey::field)
                .arguments(source));
    return found;
  }

  private void insert(Map<RejectionKey, Labels> messages) {
    store
        .sql()
        .update(
            """
            insert into cause (source, form, code, field, message_en, message_fr, owner)
            select ?, * from unnest(?, ?, ?, ?, ?, ?)
            """,
            new Columns<>(messages.entrySet())
                .add("text", entry -> entry.getKey().form())
                .add("text", entry -> entry.getKey().code())
                .add("text", entry -> entry.getKey().field())
                .add("text", entry -> entry.getValue().en())
                .add("text", entry -> entry.getValue().fr())
                .add("text", entry -> entry.getKey().owner().name())
                .arguments(source));
  }
}

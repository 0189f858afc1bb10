package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem;

/**
 * Ends of records that were never seen. They are no records; but where a source may tell the end
 * first, an older submission that comes after it is ended already. What no submission came for
 * within a year is forgotten, so that there are never more than a source ends in a year.
 */
final class UnseenEnds {
  private static final Duration KEPT = Duration.ofDays(366);

  private final Store store;
  private final String source;
  private final boolean mayComeFirst;

  /**
   * @param mayComeFirst whether the source may tell an end before the beginning
   */
  UnseenEnds(Store store, String source, boolean mayComeFirst) {
    this.store = store;
    this.source = source;
    this.mayComeFirst = mayComeFirst;
  }

  /** Remembers the newest end of each of these. */
  void remember(Collection<SourceItem> unseen, Instant now) {
    if (!mayComeFirst || unseen.isEmpty()) {
      return;
    }
    store
        .sql()
        .update(
            """
            insert into unseen_end (source, record_id, revision, seen_at)
            select n.source, t.*, n.now
              from (select ? as source, ?::timestamptz as now) n
             cross join unnest(?, ?) as t (record_id, revision)
                on conflict (source, record_id) do update
               set revision = greatest(unseen_end.revision, excluded.revision),
                   seen_at = excluded.seen_at
            """,
            new Columns<>(unseen)
                .add("text", SourceItem::id)
                .add("text", SourceItem::revision)
                .arguments(source, Timestamp.from(now)));
    store
        .sql()
        .update(
            "delete from unseen_end where source = ? and seen_at < ?",
            source,
            Timestamp.from(now.minus(KEPT)));
  }

  /** The arrivals; of those that are new, the ones whose end was seen before are ended. */
  List<Arrival> ending(List<Arrival> arrivals) {
    List<String> added =
        arrivals.stream().filter(arrival -> arrival.before() == null).map(Arrival::id).toList();
    Map<String, String> ends = mayComeFirst && !added.isEmpty() ? take(added) : Map.of();
    return ends.isEmpty()
        ? arrivals
        : arrivals.stream().map(arrival -> ended(arrival, ends.get(arrival.id()))).toList();
  }

  private static Arrival ended(Arrival arrival, @Nullable String end) {
    return end == null || !Revisions.newer(end, arrival.revision())
        ? arrival
        : new Arrival(arrival.id(), end, RecordContent.NOTHING, Outcome.VOIDED, null);
  }

  private Map<String, String> take(List<String> ids) {
    Map<String, String> ends = new HashMap<>();
    store
        .sql()
        .query(
            """
            delete from unseen_end where source = ? and record_id = any(?)
            returning record_id, revision
            """,
            row -> {
              ends.put(row.getString(1), row.getString(2));
            },
            source,
            Store.texts(ids));
    return ends;
  }
}

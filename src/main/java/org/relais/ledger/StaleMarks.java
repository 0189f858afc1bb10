package org.relais.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The days of sites that have to be counted again. */
final class StaleMarks {
  private final Store store;

  StaleMarks(Store store) {
    this.store = store;
  }

  /** A mark, as it was read. */
  record Mark(SiteDay siteDay, long generation) {}

  /**
   * Marks where visits came, went or changed, and where one of their duplicates counts instead now.
   * The changes are in the table already.
   */
  void mark(String source, Collection<RecordChange> changes) {
    SortedSet<SiteDay> days = new TreeSet<>();
    SortedSet<String> keys = new TreeSet<>();
    for (RecordChange change : changes) {
      outcomes(change)
          .forEach(
              outcome -> {
                outcome.siteDay().ifPresent(days::add);
                String key = outcome.duplicateKey();
                if (key != null) {
                  keys.add(key);
                }
              });
    }
    days.addAll(partners(source, keys));
    mark(days);
  }

  private static Stream<Outcome> outcomes(RecordChange change) {
    Outcome before = change.before();
    return before == null ? Stream.of(change.outcome()) : Stream.of(before, change.outcome());
  }

  private List<SiteDay> partners(String source, Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : store
            .sql()
            .query(
                """
                select distinct site, visit_date from record
                 where source = ? and duplicate_key = any(?) and class = 'MAPPED'
                """,
                (row, number) -> new SiteDay(row.getString(1), row.getObject(2, LocalDate.class)),
                source,
                Store.texts(keys));
  }

  /** In one order, so that two transactions that mark the same days do not block each other. */
  void mark(SortedSet<SiteDay> days) {
    if (days.isEmpty()) {
      return;
    }
    store
        .sql()
        .update(
            """
            insert into stale (site, visit_date)
            select * from unnest(?, ?)
                on conflict (site, visit_date) do update
               set generation = nextval('stale_generation')
            """,
            new Columns<>(days)
                .add("text", SiteDay::site)
                .add("date", day -> day.day().toString())
                .arguments());
  }

  /** Marks every day on which there are visits from {@code from} on. */
  void markAll(LocalDate from) {
    store
        .sql()
        .update(
            """
            insert into stale (site, visit_date)
            select distinct site, visit_date from record
             where class = 'MAPPED' and visit_date >= ?
             order by site, visit_date
                on conflict (site, visit_date) do update
               set generation = nextval('stale_generation')
            """,
            from);
  }

  List<Mark> all() {
    return store
        .sql()
        .query(
            "select site, visit_date, generation from stale order by site, visit_date",
            (row, number) ->
                new Mark(
                    new SiteDay(row.getString(1), row.getObject(2, LocalDate.class)),
                    row.getLong(3)));
  }

  /** Clears marks, but not those that were set again since they were read. */
  void clear(Collection<Mark> marks) {
    store
        .sql()
        .update(
            """
            delete from stale s
             using unnest(?, ?, ?) as m (site, visit_date, generation)
             where s.site = m.site and s.visit_date = m.visit_date
               and s.generation = m.generation
            """,
            new Columns<>(marks)
                .add("text", mark -> mark.siteDay().site())
                .add("date", mark -> mark.siteDay().day().toString())
                .add("bigint", Mark::generation)
                .arguments());
  }
}

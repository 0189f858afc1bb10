package org.relais.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;
import org.relais.source.SourceDefinition;
import org.relais.visit.Reason;
import org.relais.visit.VisitMapper;

/**
 * Maps the stored records by other rules into a table of its own, which is gone with the
 * transaction, and adds up what becomes something else.
 */
final class PredictedRecords {
  static final String TABLE = "predicted_record";

  private static final int AT_ONCE = 1_000;

  private final Store store;
  private final LedgerRules rules;
  private final Period period;
  private final Map<List<@Nullable Object>, Prediction.RecordGroup> groups = new LinkedHashMap<>();
  private long looked;

  PredictedRecords(Store store, LedgerRules rules, Period period) {
    this.store = store;
    this.rules = rules;
    this.period = period;
    store
        .sql()
        .execute(
            """
            create temp table predicted_record (
              source text not null, record_id text collate "C" not null, class text not null,
              visit json, site text, visit_date date, recorded_at timestamptz, duplicate_key text,
              changed boolean not null, old_site text, old_day date, old_key text)
              on commit drop
            """);
  }

  private record Row(String source, StoredRecord stored, Outcome outcome, boolean changed) {}

  /** Some of the records, behind an id. */
  private static final String CANDIDATES =
      """
      select record_id from record
       where source = ? and record_id > ? and class <> 'VOIDED'
         and (? or visit_date between ? and ? or visit_date is null)
       order by record_id limit ?
      """;

  /**
   * Maps the records of one source.
   *
   * @param everywhere whether records of other days, too, may come into the period
   */
  void map(SourceDefinition source, boolean everywhere, LongConsumer progress) {
    VisitMapper mapper = new VisitMapper(source.mapping(), rules.model(), rules.orgUnits());
    RecordMapping mapping = new RecordMapping(source, mapper, rules);
    RecordTable records = new RecordTable(store, source.name());
    ContactTable contacts = new ContactTable(store, source.name(), new Door(source, mapper));
    Rejections rejections = new Rejections(store, source.name());
    String after = "";
    List<String> ids;
    do {
      ids =
          store
              .sql()
              .queryForList(
                  CANDIDATES,
                  String.class,
                  source.name(),
                  after,
                  everywhere,
                  period.start(),
                  period.end(),
                  AT_ONCE);
      if (!ids.isEmpty()) {
        after = ids.get(ids.size() - 1);
        List<StoredRecord> stored = List.copyOf(records.find(ids).values());
        write(rows(source, stored, mapping, contacts, rejections));
        looked += ids.size();
        progress.accept(looked);
      }
    } while (ids.size() == AT_ONCE);
  }

  private List<Row> rows(
      SourceDefinition source,
      List<StoredRecord> stored,
      RecordMapping mapping,
      ContactTable contacts,
      Rejections rejections) {
    Map<String, ContactTable.Known> patients =
        contacts.resolve(
            stored.stream()
                .map(StoredRecord::patient)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Set<String> discarded =
        rejections.discarded(
            stored.stream()
                .filter(record -> record.outcome().isRejection())
                .map(StoredRecord::id)
                .toList());
    List<Row> rows = new ArrayList<>();
    for (StoredRecord record : stored) {
      boolean stays = record.raw() == null || discarded.contains(record.id());
      Outcome outcome =
          stays
              ? record.outcome()
              : mapping.of(record.id(), record.content(), record.firstReceived(), patients);
      boolean changed = !outcome.sameVisit(record.outcome());
      note(source.name(), record, outcome, changed);
      if (changed || outcome.isVisit()) {
        rows.add(new Row(source.name(), record, outcome, changed));
      }
    }
    return rows;
  }

  private void note(String source, StoredRecord record, Outcome outcome, boolean changed) {
    Outcome before = record.outcome();
    if (before.recordClass() == outcome.recordClass()) {
      if (changed && (isInside(before.visitDate()) || isInside(outcome.visitDate()))) {
        add(source, Prediction.Turn.CHANGED, null, record.id());
      }
      return;
    }
    Prediction.Turn turn =
        switch (outcome.recordClass()) {
          case MAPPED -> Prediction.Turn.NEWLY_MAPPED;
          case REJECTED -> Prediction.Turn.NEWLY_REJECTED;
          case IGNORED, VOIDED -> Prediction.Turn.NEWLY_IGNORED;
        };
    @Nullable LocalDate day =
        outcome.visitDate() == null ? before.visitDate() : outcome.visitDate();
    if (day == null || isInside(day) || isInside(before.visitDate())) {
      @Nullable String reasons = outcome.isRejection() ? outcome.reasons() : before.reasons();
      List<Reason> why = reasons == null ? List.of() : Packing.readReasons(reasons);
      add(source, turn, why.isEmpty() ? null : why.get(0), record.id());
    }
  }

  private boolean isInside(@Nullable LocalDate day) {
    return day != null && period.contains(day);
  }

  private void add(String source, Prediction.Turn turn, @Nullable Reason why, String example) {
    @Nullable String code = why == null ? null : why.code();
    @Nullable String field = why == null ? null : why.field();
    List<@Nullable Object> key = new ArrayList<>();
    key.add(source);
    key.add(turn);
    key.add(code);
    key.add(field);
    groups.merge(
        key,
        new Prediction.RecordGroup(
            source, turn, code, field, why == null ? null : why.message(), 1, example),
        (one, other) ->
            new Prediction.RecordGroup(
                one.source(),
                one.turn(),
                one.code(),
                one.field(),
                one.message(),
                one.records() + 1,
                one.example()));
  }

  private void write(List<Row> rows) {
    store
        .sql()
        .update(
            """
            insert into predicted_record
            select source, id, class, visit::json, site, day, recorded_at, key, changed,
                   old_site, old_day, old_key
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as t (source, id, class, visit, site, day, recorded_at, key, changed,
                      old_site, old_day, old_key)
            """,
            new Columns<>(rows)
                .add("text", Row::source)
                .add("text", row -> row.stored().id())
                .add("text", row -> row.outcome().recordClass().name())
                .add("text", row -> row.outcome().visit())
                .add("text", row -> row.outcome().isVisit() ? row.outcome().site() : null)
                .add(
                    "date", row -> text(row.outcome().isVisit() ? row.outcome().visitDate() : null))
                .add("timestamptz", row -> text(row.outcome().recordedAt()))
                .add("text", row -> row.outcome().duplicateKey())
                .add("boolean", Row::changed)
                .add(
                    "text", row -> row.stored().outcome().siteDay().map(SiteDay::site).orElse(null))
                .add(
                    "date",
                    row ->
                        row.stored().outcome().siteDay().map(d -> d.day().toString()).orElse(null))
                .add("text", row -> row.stored().outcome().duplicateKey())
                .arguments());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Visits of sources that the rules do not have stay as they are. */
  void keepOthers(boolean everywhere) {
    store
        .sql()
        .update(
            """
            insert into predicted_record
            select source, record_id, class, visit, site, visit_date, recorded_at, duplicate_key,
                   false, site, visit_date, duplicate_key
              from record
             where class = 'MAPPED' and source <> all(?)
               and (? or visit_date between ? and ?)
            """,
            Store.texts(rules.sources().stream().map(SourceDefinition::name).toList()),
            everywhere,
            period.start(),
            period.end());
  }

  /** To be called once all records are there. */
  void index() {
    store.sql().execute("create index on predicted_record (site, visit_date)");
    store.sql().execute("create index on predicted_record (source, duplicate_key)");
    store.sql().execute("analyze predicted_record");
  }

  /**
   * The days of the period that would be counted again: those from {@code from} on, those whose
   * visits change, those of their duplicates, and those that wait to be counted now.
   */
  List<SiteDay> marks(LocalDate from) {
    return store
        .sql()
        .query(
            """
            select distinct site, day from (
              select site, visit_date as day from predicted_record where visit_date >= ?
              union all
              select site, visit_date from predicted_record where changed
              union all
              select old_site, old_day from predicted_record where changed
              union all
              select p.site, p.visit_date from predicted_record p
                join predicted_record c
                  on c.changed and c.source = p.source
                     and p.duplicate_key in (c.duplicate_key, c.old_key)
               where p.class = 'MAPPED'
              union all
              select site, visit_date from stale) marked
             where day between ? and ?
            """,
            (row, number) -> new SiteDay(row.getString(1), row.getObject(2, LocalDate.class)),
            from,
            period.start(),
            period.end());
  }

  long looked() {
    return looked;
  }

  /** The most frequent first. */
  List<Prediction.RecordGroup> groups() {
    return groups.values().stream()
        .sorted(
            Comparator.comparingLong(Prediction.RecordGroup::records)
                .reversed()
                .thenComparing(Prediction.RecordGroup::source))
        .toList();
  }
}

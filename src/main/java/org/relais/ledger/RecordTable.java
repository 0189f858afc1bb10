package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one source. */
final class RecordTable {
  private static final String COLUMNS =
      """
      select record_id, revision, form, form_version, patient, raw, class, visit, site, visit_date,
             recorded_at, patient_id, duplicate_key, reasons, warnings, first_received
        from record
       where source = ? and""";

  private final Store store;
  private final String source;

  RecordTable(Store store, String source) {
    this.store = store;
    this.source = source;
  }

  Map<String, StoredRecord> find(Collection<String> ids) {
    Map<String, StoredRecord> found = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .sql()
          .query(
              COLUMNS + " record_id = any(?)",
              row -> {
                found.put(row.getString("record_id"), read(row));
              },
              source,
              Store.texts(ids));
    }
    return found;
  }

  /** The revisions of those that are there. */
  Map<String, String> revisions(Collection<String> ids) {
    Map<String, String> revisions = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .sql()
          .query(
              "select record_id, revision from record where source = ? and record_id = any(?)",
              row -> {
                revisions.put(row.getString("record_id"), row.getString("revision"));
              },
              source,
              Store.texts(ids));
    }
    return revisions;
  }

  /** Those that name a patient by one of these references and can be mapped again. */
  List<StoredRecord> ofPatients(Collection<String> references) {
    return references.isEmpty()
        ? List.of()
        : store
            .sql()
            .query(
                COLUMNS + " patient = any(?) and raw is not null",
                (row, number) -> read(row),
                source,
                Store.texts(references));
  }

  /** Some of those that can be mapped again, by id, behind {@code after}. */
  List<StoredRecord> mappable(String after, int limit) {
    return store
        .sql()
        .query(
            COLUMNS + " record_id > ? and raw is not null order by record_id limit ?",
            (row, number) -> read(row),
            source,
            after,
            limit);
  }

  void write(Collection<RecordChange> changes, String configuration, Instant now) {
    store
        .sql()
        .update(
            """
            insert into record (source, record_id, revision, class, form, form_version, patient,
                                raw, visit, site, visit_date, recorded_at, patient_id,
                                duplicate_key, reasons, warnings, first_received, configuration,
                                changed_at)
            select ?, id, revision, class, form, version, patient, raw, visit::json, site, day,
                   recorded_at, patient_id, duplicate_key, reasons::json, warnings::json,
                   first_received, ?, ?
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   as t (id, revision, class, form, version, patient, raw, visit, site, day,
                         recorded_at, patient_id, duplicate_key, reasons, warnings,
                         first_received)
                on conflict (source, record_id) do update
               set revision = excluded.revision, class = excluded.class, form = excluded.form,
                   form_version = excluded.form_version, patient = excluded.patient,
                   raw = excluded.raw, visit = excluded.visit, site = excluded.site,
                   visit_date = excluded.visit_date, recorded_at = excluded.recorded_at,
                   patient_id = excluded.patient_id, duplicate_key = excluded.duplicate_key,
                   reasons = excluded.reasons, warnings = excluded.warnings,
                   configuration = excluded.configuration, changed_at = excluded.changed_at
            """,
            new Columns<>(changes)
                .add("text", RecordChange::id)
                .add("text", RecordChange::revision)
                .add("text", change -> change.outcome().recordClass().name())
                .add("text", change -> change.content().form())
                .add("text", change -> change.content().formVersion())
                .add("text", change -> change.content().patient())
                .add("bytea", RecordChange::raw)
                .add("text", change -> change.outcome().visit())
                .add("text", change -> change.outcome().site())
                .add("date", change -> text(change.outcome().visitDate()))
                .add("timestamptz", change -> text(change.outcome().recordedAt()))
                .add("text", change -> change.outcome().patientId())
                .add("text", change -> change.outcome().duplicateKey())
                .add("text", change -> change.outcome().reasons())
                .add("text", change -> change.outcome().warnings())
                .add("timestamptz", change -> text(change.firstReceived()))
                .arguments(source, configuration, Timestamp.from(now)));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static StoredRecord read(ResultSet row) throws SQLException {
    return new StoredRecord(
        row.getString("record_id"),
        row.getString("revision"),
        row.getString("form"),
        row.getString("form_version"),
        row.getString("patient"),
        row.getBytes("raw"),
        new Outcome(
            RecordClass.valueOf(row.getString("class")),
            row.getString("visit"),
            row.getString("site"),
            row.getObject("visit_date", LocalDate.class),
            instant(row, "recorded_at"),
            row.getString("patient_id"),
            row.getString("duplicate_key"),
            row.getString("reasons"),
            row.getString("warnings")),
        row.getTimestamp("first_received").toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}

package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Duplicates;
import org.relais.source.SourceDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.MappingInput;
import org.relais.visit.Visit;
import org.relais.visit.VisitMapper;
import org.relais.visit.VisitModel;

/** The records of one source that can be mapped again, to try a mapping on. Changes nothing. */
public final class StoredRecords {
  private final Store store;
  private final SourceDefinition source;
  private final RecordTable records;
  private final ContactTable contacts;
  private final Door door;

  /**
   * @param rules by which records come in: what they keep out is kept out of a trial, too
   */
  public StoredRecords(DataSource ledger, LedgerRules rules, SourceDefinition source) {
    this.store = new Store(ledger);
    this.source = source;
    this.door =
        new Door(source, new VisitMapper(source.mapping(), rules.model(), rules.orgUnits()));
    this.records = new RecordTable(store, source.name());
    this.contacts = new ContactTable(store, source.name(), door);
  }

  /**
   * A record.
   *
   * @param recordClass what it is by the active configuration
   * @param firstReceived by which it is ordered
   */
  public record Kept(MappingInput input, RecordClass recordClass, Instant firstReceived) {}

  /** Which way to go from a record. */
  public enum Way {
    OLDER("<", "desc"),
    NEWER(">", "asc");

    private final String than;
    private final String order;

    Way(String than, String order) {
      this.than = than;
      this.order = order;
    }
  }

  /** The record of this id; empty where there is none, or nothing of it was kept. */
  public Optional<Kept> find(String id) {
    return Optional.ofNullable(records.find(List.of(id)).get(id))
        .filter(record -> record.raw() != null && record.form() != null)
        .map(this::kept);
  }

  /** Id of the record of a form that came last. */
  public Optional<String> newest(String form, boolean onlyRejected) {
    return store
        .sql()
        .queryForList(
            select(onlyRejected) + " order by first_received desc, record_id desc limit 1",
            String.class,
            source.name(),
            form)
        .stream()
        .findFirst();
  }

  /** Id of the record of the same form that came before or after one. */
  public Optional<String> beside(Kept record, Way way, boolean onlyRejected) {
    return store
        .sql()
        .queryForList(
            select(onlyRejected)
                + " and (first_received, record_id) "
                + way.than
                + " (?, ?) order by first_received "
                + way.order
                + ", record_id "
                + way.order
                + " limit 1",
            String.class,
            source.name(),
            record.input().form(),
            Timestamp.from(record.firstReceived()),
            record.input().recordId())
        .stream()
        .findFirst();
  }

  private static String select(boolean onlyRejected) {
    return "select record_id from record where source = ? and form = ? and raw is not null"
        + (onlyRejected ? " and class = 'REJECTED'" : "");
  }

  private Kept kept(StoredRecord stored) {
    @Nullable String reference = stored.patient();
    ContactTable.@Nullable Known patient =
        reference == null ? null : contacts.resolve(List.of(reference)).get(reference);
    RecordContent content = stored.content();
    return new Kept(
        new MappingInput(
            stored.id(),
            need(content.form()),
            content.formVersion(),
            need(content.body()),
            patient == null ? null : patient.body(),
            patient == null ? null : patient.id(),
            stored.firstReceived().atZone(source.mapping().zone()).toLocalDate()),
        stored.outcome().recordClass(),
        stored.firstReceived());
  }

  /** What would be kept of a record that came with this content. */
  public JsonNode atTheDoor(JsonNode body, String form, @Nullable String formVersion) {
    return door.record(body, form, formVersion);
  }

  /**
   * The record that counts in place of a visit since both are the same by rule V10; empty where the
   * visit itself counts.
   */
  public Optional<String> countedInstead(Visit visit, VisitModel model) {
    Optional<String> key = new Duplicates(model.duplicateKey()).keyOf(visit);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Instant recordedAt = (Instant) visit.value(CoreField.RECORDED_AT);
    return store
        .sql()
        .queryForList(
            """
            select record_id from record
             where source = ? and duplicate_key = ? and class = 'MAPPED' and record_id <> ?
               and (coalesce(recorded_at, '-infinity'), record_id)
                   > (coalesce(?::timestamptz, '-infinity'), ?)
             order by coalesce(recorded_at, '-infinity') desc, record_id desc limit 1
            """,
            String.class,
            source.name(),
            StorableText.of(key.get()),
            visit.recordId(),
            recordedAt == null ? null : recordedAt.toString(),
            visit.recordId())
        .stream()
        .findFirst();
  }

  private static <T> T need(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a record without content cannot be mapped");
    }
    return value;
  }
}

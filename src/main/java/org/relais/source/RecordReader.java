package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem.Fault;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceItem.Voided;
import org.relais.visit.RecordPath;

/**
 * Takes a record from JSON by the paths that a source's settings name.
 *
 * @param id null: the record's hash is its id
 * @param revision null: each caller says what stands for it
 */
public record RecordReader(
    @Nullable RecordPath id,
    @Nullable RecordPath revision,
    List<VoidedWhen> voided,
    FormName form,
    @Nullable RecordPath version,
    ZoneId zone) {

  /**
   * Where a record was found.
   *
   * @param where for a person
   * @param id and
   * @param revision of the report, should the record be unreadable
   */
  public record Place(String where, String id, String revision) {
    public Unreadable unreadable(Fault fault) {
      return new Unreadable(id, revision, where, fault);
    }
  }

  /**
   * @param otherwise the revision where the record names none
   */
  public SourceItem read(JsonNode record, Place place, String otherwise) {
    if (!record.isObject()) {
      return place.unreadable(Fault.NOT_AN_OBJECT);
    }
    String name = id(record);
    if (name == null) {
      return place.unreadable(Fault.MISSING_ID);
    }
    String newness = revision(record, otherwise);
    if (RecordValues.holds(record, voided)) {
      return new Voided(name, newness);
    }
    String formName = formOf(record);
    if (formName == null) {
      return place.unreadable(Fault.MISSING_FORM);
    }
    return new Submission(name, newness, formName, versionOf(record), null, record);
  }

  /** The form that the record names, or null. */
  public @Nullable String formOf(JsonNode record) {
    return form instanceof FormName.At at
        ? RecordValues.text(record, at.path())
        : ((FormName.Constant) form).form();
  }

  /** The form version that the record names, or null. */
  public @Nullable String versionOf(JsonNode record) {
    return RecordValues.text(record, version);
  }

  private @Nullable String id(JsonNode record) {
    return id == null ? "hash-" + ContentHash.of(record) : RecordValues.text(record, id);
  }

  private String revision(JsonNode record, String otherwise) {
    String named = RecordValues.text(record, revision);
    // The hash makes one order of two records that name the same revision.
    return named == null ? otherwise : RevisionText.of(named, zone) + "-" + ContentHash.of(record);
  }
}

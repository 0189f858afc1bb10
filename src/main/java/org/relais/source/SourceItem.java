package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing on a page. */
public sealed interface SourceItem {
  /** Stable within the source. */
  String id();

  /**
   * Total order of the revisions of one id, as plain text: the greater text (by code point) is the
   * newer revision. Each source type documents how it makes it.
   */
  String revision();

  /**
   * A record as the source sent it.
   *
   * @param form the form that it was filled in with; a form without a mapping is ignored
   * @param formVersion or null where the source tells none
   * @param patient id of the contact document that holds the patient's fields, or null
   */
  record Submission(
      String id,
      String revision,
      String form,
      @Nullable String formVersion,
      @Nullable String patient,
      JsonNode body)
      implements SourceItem {}

  /** The record was deleted or voided; of an id never seen it is nothing. */
  record Voided(String id, String revision) implements SourceItem {}

  /**
   * A person or place to which records refer. Its fields are read by mappings as {@code patient.…};
   * when it changes, the records that refer to it are mapped again.
   *
   * @param aliases other ids under which records refer to it, such as CHT's short codes
   */
  record Contact(String id, String revision, List<String> aliases, JsonNode body)
      implements SourceItem {}

  /**
   * Something that stands where a record should be and cannot be read: it becomes a rejection.
   *
   * @param where file and line, or page, for a person
   * @param fault what is wrong with it, without its content
   */
  record Unreadable(String id, String revision, String where, Fault fault) implements SourceItem {}

  /** Kinds of unreadable records. */
  enum Fault {
    BROKEN_JSON,
    NOT_AN_OBJECT,
    TOO_LONG,
    WRONG_COLUMN_COUNT,
    MISSING_ID
  }
}

package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

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
   * @param where file and line, and the column where there is one, or page; for a person
   * @param fault what is wrong with it, without its content
   */
  record Unreadable(String id, String revision, String where, Fault fault) implements SourceItem {}

  /** Kinds of unreadable records. */
  enum Fault {
    BROKEN_JSON(
        "This is not complete, valid JSON. Have the field system export it again, or correct it.",
        "Ce n'est pas du JSON complet et valide. Exportez-le de nouveau ou corrigez-le."),
    NOT_AN_OBJECT(
        "A record must be a JSON object ({…}). Check the path in \"records\".",
        "Un enregistrement doit être un objet JSON ({…}). Vérifiez le chemin de « records »."),
    NO_RECORDS(
        "The list of records is not where \"records\" says. Check that path.",
        "La liste des enregistrements n'est pas là où « records » l'indique. Vérifiez ce chemin."),
    TOO_LONG(
        "The record is longer than 4 MB and was not read. Check whether a line end or a quotation"
            + " mark is missing.",
        "L'enregistrement dépasse 4 Mo et n'a pas été lu. Vérifiez s'il manque une fin de ligne ou"
            + " un guillemet."),
    WRONG_COLUMN_COUNT(
        "The row has more or fewer columns than the header. Check separators and quotation marks.",
        "La ligne n'a pas autant de colonnes que l'en-tête. Vérifiez séparateurs et guillemets."),
    MISSING_COLUMN(
        "The header lacks this column, which the source's configuration reads. Correct the header"
            + " or the configuration; the file is then read again.",
        "Il manque à l'en-tête cette colonne, que la configuration de la source lit. Corrigez"
            + " l'en-tête ou la configuration ; le fichier sera alors relu."),
    DUPLICATE_COLUMN(
        "The header has this column twice. Rename one; the file is then read again.",
        "L'en-tête a deux fois cette colonne. Renommez-en une ; le fichier sera alors relu."),
    UNKNOWN_ENCODING(
        "The text is neither UTF-8 nor Windows-1252. Save it as \"CSV UTF-8\".",
        "Le texte n'est ni en UTF-8 ni en Windows-1252. Enregistrez-le en « CSV UTF-8 »."),
    MISSING_ID(
        "The record has no id where \"id\" says. Check that path, or the record in the field"
            + " system.",
        "L'enregistrement n'a pas d'identifiant là où « id » l'indique. Vérifiez ce chemin, ou"
            + " l'enregistrement dans le système de terrain."),
    MISSING_FORM(
        "The record does not name its form where \"form\" says. Check that path, or the record in"
            + " the field system.",
        "L'enregistrement ne nomme pas son formulaire là où « form » l'indique. Vérifiez ce chemin,"
            + " ou l'enregistrement dans le système de terrain.");

    private final Labels labels;

    Fault(String en, String fr) {
      this.labels = new Labels(en, fr);
    }

    /** What is wrong and what to do. */
    public Labels labels() {
      return labels;
    }
  }
}

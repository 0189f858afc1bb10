package org.relais.visit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can stand between a record and a visit, beside the quality rules of the
 * configuration. A code is never reused and never changes its meaning.
 *
 * <p>In the messages, {@code %1$s} is the field, {@code %2$s} the path in the record, {@code %3$s}
 * what was found or expected. Values are only shown of coded fields that are not personal.
 */
public enum MappingFault {
  UNKNOWN_VERSION(
      "MAP001",
      new Labels("form version without a mapping", "version de formulaire sans correspondance"),
      "no mapping is for version %3$s of this form; add it to versions: in Mappings",
      "aucune correspondance n'est prévue pour la version %3$s de ce formulaire ; ajoutez-la à"
          + " versions: dans Correspondances"),
  MISSING(
      "MAP002",
      new Labels("required answer missing", "réponse obligatoire absente"),
      "%1$s has no answer at %2$s, and no visit can do without it; correct the record in the field"
          + " system or the path in the mapping",
      "%1$s n'a pas de réponse à %2$s, et aucune visite ne peut s'en passer ; corrigez"
          + " l'enregistrement dans le système de terrain ou le chemin dans la correspondance"),
  WRONG_SHAPE(
      "MAP003",
      new Labels(
          "a list or group in the place of an answer", "liste ou groupe à la place d'une réponse"),
      "%1$s: at %2$s stands %3$s, not one answer; let the path go on into it, such as %2$s[0]",
      "%1$s : à %2$s se trouve %3$s, non une réponse ; prolongez le chemin, par exemple %2$s[0]"),
  NOT_A_NUMBER(
      "MAP004",
      new Labels("not a number", "pas un nombre"),
      "%1$s: what stands at %2$s is no number; for decimal commas write as: decimal_comma, for words"
          + " give codes:",
      "%1$s : ce qui se trouve à %2$s n'est pas un nombre ; pour la virgule décimale écrivez as:"
          + " decimal_comma, pour des mots donnez codes:"),
  NOT_WHOLE(
      "MAP005",
      new Labels("not a whole number", "pas un nombre entier"),
      "%1$s: the number at %2$s is not whole; if it is in another unit, write unit: in the mapping",
      "%1$s : le nombre à %2$s n'est pas entier ; s'il est dans une autre unité, écrivez unit: dans"
          + " la correspondance"),
  NOT_YES_NO(
      "MAP006",
      new Labels("neither yes nor no", "ni oui ni non"),
      "%1$s: the answer at %2$s is neither yes nor no; give codes: in the mapping",
      "%1$s : la réponse à %2$s n'est ni oui ni non ; donnez codes: dans la correspondance"),
  UNKNOWN_CODE(
      "MAP007",
      new Labels("answer without a code", "réponse sans code"),
      "%1$s: the answer %3$s at %2$s has no code; add it to codes: in the mapping",
      "%1$s : la réponse %3$s à %2$s n'a pas de code ; ajoutez-la à codes: dans la correspondance"),
  NOT_A_DATE(
      "MAP008",
      new Labels("not a date", "pas une date"),
      "%1$s: what stands at %2$s is no date of the form %3$s; write as: in the mapping",
      "%1$s : ce qui se trouve à %2$s n'est pas une date de la forme %3$s ; écrivez as: dans la"
          + " correspondance"),
  NOT_A_TIME(
      "MAP009",
      new Labels("not a time", "pas un moment"),
      "%1$s: what stands at %2$s is no time of the form %3$s; write as: in the mapping",
      "%1$s : ce qui se trouve à %2$s n'est pas un moment de la forme %3$s ; écrivez as: dans la"
          + " correspondance"),
  NOT_IN_TABLE(
      "MAP010",
      new Labels("code missing in a table", "code absent d'une table"),
      "%1$s: the table has no row for %3$s, found at %2$s; add it to %4$s",
      "%1$s : la table n'a pas de ligne pour %3$s, trouvé à %2$s ; ajoutez-la à %4$s"),
  UNKNOWN_ORG_UNIT(
      "MAP011",
      new Labels("org unit not in the table", "unité d'organisation absente de la table"),
      "%1$s: the org unit table has no code %3$s, found at %2$s; add the site to the table or its"
          + " code to a lookup table",
      "%1$s : la table des unités d'organisation n'a pas de code %3$s, trouvé à %2$s ; ajoutez le"
          + " site à la table ou son code à une liste de codes"),
  BEFORE_GO_LIVE(
      "MAP012",
      new Labels(
          "visit before the field system's start",
          "visite antérieure au démarrage du système de terrain"),
      "%1$s: the visit lies before go_live %3$s of this field system; nothing is to be done, unless go_live"
          + " is wrong",
      "%1$s : la visite est antérieure au go_live %3$s de ce système de terrain ; il n'y a rien à faire, sauf"
          + " si go_live est faux"),
  TOO_LONG(
      "MAP013",
      new Labels("text too long", "texte trop long"),
      "%1$s: the text at %2$s has more than %3$s characters; correct the path or the record",
      "%1$s : le texte à %2$s a plus de %3$s caractères ; corrigez le chemin ou l'enregistrement"),
  BIRTH_DAY_UNKNOWN(
      "MAP014",
      new Labels("day of birth not known", "jour de naissance inconnu"),
      "%1$s: the date at %2$s has no day (or month); the middle of the month (or year) is taken",
      "%1$s : la date à %2$s n'a pas de jour (ou de mois) ; le milieu du mois (ou de l'année) est"
          + " retenu"),
  BORN_AFTER_VISIT(
      "MAP015",
      new Labels("born after the visit", "naissance postérieure à la visite"),
      "%1$s: the birth lies after the visit, so that the age is not known; correct one of the two"
          + " dates in the field system",
      "%1$s : la naissance est postérieure à la visite, l'âge reste donc inconnu ; corrigez l'une des"
          + " deux dates dans le système de terrain"),
  DATE_INCOMPLETE(
      "MAP016",
      new Labels("date without its day", "date sans le jour"),
      "%1$s: the date at %2$s has no day or month, and this date must be whole; correct the record in"
          + " the field system",
      "%1$s : la date à %2$s n'a pas de jour ou de mois, et cette date doit être complète ; corrigez"
          + " l'enregistrement dans le système de terrain");

  private final String code;
  private final Labels meaning;
  private final String en;
  private final String fr;

  MappingFault(String code, Labels meaning, String en, String fr) {
    this.code = code;
    this.meaning = meaning;
    this.en = en;
    this.fr = fr;
  }

  /** {@code MAP001}… */
  public String code() {
    return code;
  }

  /** What a code means; empty for those of the configuration. */
  static Optional<Labels> meaningOf(String code) {
    return Arrays.stream(values())
        .filter(fault -> fault.code.equals(code))
        .map(MappingFault::meaning)
        .findFirst();
  }

  /** A few words for lists and the reference page. */
  public Labels meaning() {
    return meaning;
  }

  /**
   * The reason for one record.
   *
   * @param field name of the field, or null
   * @param path where in the record, or null
   * @param details what {@code %3$s} and what follows stand for; the same in both languages, save
   *     {@link Labels}
   */
  Reason at(@Nullable String field, @Nullable String path, Object... details) {
    return new Reason(
        code,
        new Labels(text(en, "en", field, path, details), text(fr, "fr", field, path, details)),
        field,
        path);
  }

  private static String text(
      String format,
      String language,
      @Nullable String field,
      @Nullable String path,
      Object... details) {
    Object[] all = new Object[details.length + 2];
    all[0] = field == null ? "" : field;
    all[1] = path == null ? (language.equals("fr") ? "(constante)" : "(constant)") : path;
    for (int i = 0; i < details.length; i++) {
      all[i + 2] = details[i] instanceof Labels labels ? labels.in(language) : details[i];
    }
    return String.format(Locale.ROOT, format, all);
  }
}

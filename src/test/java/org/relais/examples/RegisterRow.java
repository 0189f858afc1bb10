package org.relais.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One row of the typed register. */
final class RegisterRow {
  static final List<String> COLUMNS =
      List.of(
          "N°",
          "Version",
          "Statut",
          "Date visite",
          "Code site",
          "Code agent",
          "Type agent",
          "Type visite",
          "Code enfant",
          "Prénom",
          "Date naissance",
          "Âge (mois)",
          "Sexe",
          "Fièvre",
          "Durée fièvre (j)",
          "Température (°C)",
          "TDR",
          "Toux",
          "Durée toux (j)",
          "Respiration difficile",
          "Tirage",
          "FR/min",
          "Diarrhée",
          "Durée diarrhée (j)",
          "Sang dans les selles",
          "Convulsions",
          "Refuse de boire",
          "Vomit tout",
          "Léthargie",
          "Délai fièvre-traitement (h)",
          "CTA",
          "Artésunate rectal",
          "Amoxicilline",
          "SRO",
          "Zinc",
          "PB (cm)",
          "Couleur PB",
          "Œdèmes",
          "Conseils nutrition",
          "Poids (kg)",
          "Référé",
          "Motifs",
          "Référence aboutie",
          "Date contre-référence",
          "Observations");

  /** A row that ends here is one that was cut off when it was copied. */
  private static final int CUT = 9;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("positive", "Positif"),
          Map.entry("negative", "Négatif"),
          Map.entry("invalid", "Invalide"),
          Map.entry("not_done", "Non fait"),
          Map.entry("red", "Rouge"),
          Map.entry("yellow", "Jaune"),
          Map.entry("green", "Vert"),
          Map.entry("danger_sign", "DANGER"),
          Map.entry("malaria", "PALU"),
          Map.entry("pneumonia", "PNEU"),
          Map.entry("malnutrition", "MAS"),
          Map.entry("newborn", "NNE"),
          Map.entry("stock_out", "RUPTURE"),
          Map.entry("other", "AUTRE"));

  private final ExampleRecord record;
  private final State state;
  private final Answers answers;

  private RegisterRow(ExampleRecord record, State state) {
    this.record = record;
    this.state = state;
    this.answers = state.answers();
  }

  static String of(ExampleRecord record, State state, int version) {
    List<String> cells = new RegisterRow(record, state).cells(version);
    boolean cut = state.fault() == Fault.UNKNOWN_CODE && record.child().sex().equals("F");
    return String.join(";", cut ? cells.subList(0, CUT) : cells);
  }

  private List<String> cells(int version) {
    List<String> cells = new ArrayList<>();
    cells.add(record.id());
    cells.add(String.valueOf(version));
    cells.add(state.voided() ? "Annulé" : "");
    cells.addAll(whoAndWhere());
    plain(cells, "fever", "fever_days");
    cells.add(answers.get("temperature") instanceof Double t ? CsvRegister.comma(t) : "");
    cells.add(state.fault() == Fault.UNKNOWN_CODE ? "Douteux" : word("malaria_rdt"));
    plain(cells, "cough", "cough_days", "difficult_breathing", "chest_indrawing");
    plain(cells, "respiratory_rate", "diarrhoea", "diarrhoea_days", "blood_in_stool");
    plain(cells, "convulsions", "unable_to_drink", "vomits_everything", "sleepy_or_unconscious");
    plain(
        cells,
        "fever_treated_after_hours",
        "act_given",
        "rectal_artesunate_given",
        "amoxicillin_given");
    plain(cells, "ors_given", "zinc_given");
    cells.add(arm());
    cells.add(word("muac_colour"));
    plain(cells, "oedema", "nutrition_advice_given");
    cells.add(answers.get("weight") instanceof Double kg ? CsvRegister.comma(kg) : "");
    plain(cells, "referral_made");
    cells.add(reasons());
    plain(cells, "referral_completed");
    cells.add(
        answers.get("counter_referral_date") instanceof LocalDate date
            ? CsvRegister.day(date)
            : "");
    cells.add(answers.yes("referral_made") ? "\"vu à domicile ; \"\"réf.\"\" remise\"" : "");
    return cells;
  }

  private List<String> whoAndWhere() {
    Child child = record.child();
    String site = record.site().place().code();
    boolean known = child.birthDateKnown();
    return List.of(
        date(),
        // A spreadsheet takes the code for a number, and its zero is gone.
        state.fault() == Fault.UNKNOWN_ORG_UNIT ? site.substring(1) : site,
        record.worker().id(),
        record.worker().isAsc() ? "ASC" : "Relais",
        record.visit().equals("sick_child") ? "Enfant malade" : "Suivi",
        child.id(),
        child.name(),
        known ? CsvRegister.day(child.birthDate()) : "",
        known ? "" : String.valueOf(child.months(record.day())),
        child.sex().equals("F") ? "Fille" : "Garçon");
  }

  private String date() {
    Fault fault = state.fault();
    if (fault == Fault.MISSING_DATE) {
      return "";
    }
    LocalDate day = record.day();
    return CsvRegister.day(
        fault == Fault.DATE_IN_THE_FUTURE
            ? day.withYear(2062)
            : fault == Fault.DATE_BEFORE_GO_LIVE ? day.withYear(2006) : day);
  }

  private String arm() {
    if (state.fault() == Fault.NOT_A_NUMBER) {
      return "douze";
    }
    return answers.get("muac") instanceof Long millimetres
        ? CsvRegister.comma(millimetres / 10.0)
        : "";
  }

  private String word(String field) {
    return answers.get(field) instanceof String code ? WORDS.getOrDefault(code, code) : "";
  }

  private String reasons() {
    return answers.get("referral_reasons") instanceof List<?> codes
        ? codes.stream()
            .map(code -> WORDS.getOrDefault(code.toString(), code.toString()))
            .collect(Collectors.joining(" "))
        : "";
  }

  /** Yes, no, or a number as it is. */
  private void plain(List<String> cells, String... fields) {
    for (String field : fields) {
      Object value = answers.get(field);
      cells.add(
          value instanceof Boolean said ? (said ? "Oui" : "Non") : value == null ? "" : value + "");
    }
  }
}

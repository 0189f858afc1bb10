package org.relais.examples;

import java.util.Set;

/** The three kinds of field system of the example, and what their forms do not ask. */
enum FieldSystem {
  /** A CHT server: one form for every visit. */
  CHT("example-cht", Set.of("age_in_months", "form_version")),
  /** An interface that gives JSON page by page, with two versions of its form. */
  REST("example-rest", Set.of("hot_to_touch", "age_in_months")),
  /** A paper register that somebody types into a spreadsheet. */
  CSV(
      "example-csv",
      Set.of(
          "recorded_at",
          "form_version",
          "household_id",
          "hot_to_touch",
          "second_respiratory_rate",
          "cough_treated_after_hours",
          "diarrhoea_treated_after_hours",
          "malaria_rdt_not_done_reason",
          "referral_urgency"));

  /** What the second version of the REST form added. */
  private static final Set<String> ADDED =
      Set.of(
          "second_respiratory_rate",
          "fever_treated_after_hours",
          "cough_treated_after_hours",
          "diarrhoea_treated_after_hours",
          "nutrition_advice_given");

  private final String source;
  private final Set<String> notAsked;

  FieldSystem(String source, Set<String> notAsked) {
    this.source = source;
    this.notAsked = notAsked;
  }

  /** Name of the source in {@code examples/config}. */
  String source() {
    return source;
  }

  boolean asks(String field, String formVersion) {
    boolean added = this == REST && formVersion.equals("1.0") && ADDED.contains(field);
    return !added && !notAsked.contains(field);
  }
}

package org.relais.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the form of the paged interface asks. */
final class RestQuestions {
  static final Map<String, String> SIGNS = signs();
  static final Map<String, String> MEDICINES = medicines();

  private static final List<String> ALWAYS =
      List.of(
          "fever",
          "fever_days",
          "cough",
          "diarrhoea",
          "referral_made",
          "referral_reasons",
          "referral_urgency",
          "referral_completed",
          "counter_referral_date");
  private static final List<String> SICK =
      List.of(
          "cough_days",
          "difficult_breathing",
          "chest_indrawing",
          "diarrhoea_days",
          "blood_in_stool",
          "oedema",
          "nutrition_advice_given",
          "fever_treated_after_hours",
          "cough_treated_after_hours",
          "diarrhoea_treated_after_hours");

  private RestQuestions() {}

  /** Questions whose key is the name of our field. */
  static List<String> of(boolean sick) {
    List<String> questions = new ArrayList<>(ALWAYS);
    if (sick) {
      questions.addAll(SICK);
    }
    return questions;
  }

  private static Map<String, String> signs() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("convulsions", "CONVULSIONS");
    names.put("unable_to_drink", "CANNOT_DRINK");
    names.put("vomits_everything", "VOMITS_ALL");
    names.put("sleepy_or_unconscious", "LETHARGIC");
    return names;
  }

  private static Map<String, String> medicines() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("act_given", "ACT");
    names.put("rectal_artesunate_given", "RAS");
    names.put("amoxicillin_given", "AMOX");
    names.put("ors_given", "ORS");
    names.put("zinc_given", "ZINC");
    return names;
  }
}

package org.relais.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random answers. Numbers lie around the limits of the rules and ages around the edges of the
 * bands; every question may be left out.
 */
public final class AnyVisit {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 15);
  private static final String ABSENT = "";

  private AnyVisit() {}

  /** Answers of one visit at one of {@code sites}, within two months. */
  public static Arbitrary<Map<String, Object>> answers(List<String> sites) {
    Map<String, Arbitrary<Object>> fields = fields();
    fields.put("org_unit", Arbitraries.of(sites).map(site -> site));
    List<String> names = List.copyOf(fields.keySet());
    return Combinators.combine(List.copyOf(fields.values()))
        .as(
            values -> {
              Map<String, Object> answers = new HashMap<>();
              for (int i = 0; i < names.size(); i++) {
                if (!ABSENT.equals(values.get(i))) {
                  answers.put(names.get(i), values.get(i));
                }
              }
              return withAge(answers);
            });
  }

  private static Map<String, Arbitrary<Object>> fields() {
    Map<String, Arbitrary<Object>> fields = new TreeMap<>();
    fields.put(
        "visit",
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just("sick_child")),
            Tuple.of(2, Arbitraries.of("follow_up", "nutrition_screening", "home_visit"))));
    fields.put("visit_date", Arbitraries.integers().between(0, 60).map(FIRST_DAY::plusDays));
    fields.put("age", ages());
    fields.put("worker_type", often(Arbitraries.of("asc", "asc", "relais")));
    fields.put("worker_id", often(Arbitraries.of("w1", "w2")));
    fields.put("patient_id", often(Arbitraries.of("p1", "p2", "p3", "p4")));
    fields.put("recorded_at", often(Arbitraries.integers().between(0, 3).map(AnyVisit::minute)));
    fields.put("sex", often(Arbitraries.of("F", "M")));
    Stream.of(
            "fever",
            "hot_to_touch",
            "cough",
            "difficult_breathing",
            "diarrhoea",
            "act_given",
            "amoxicillin_given",
            "ors_given",
            "zinc_given",
            "rectal_artesunate_given",
            "referral_made",
            "referral_completed",
            "nutrition_advice_given")
        .forEach(name -> fields.put(name, often(Arbitraries.of(true, false))));
    Stream.of(
            "chest_indrawing",
            "stridor",
            "blood_in_stool",
            "oedema",
            "convulsions",
            "unable_to_drink",
            "vomits_everything",
            "sleepy_or_unconscious")
        .forEach(name -> fields.put(name, often(Arbitraries.of(true, false, false, false))));
    fields.put("malaria_rdt", often(Arbitraries.of("positive", "negative", "invalid", "not_done")));
    fields.put("malaria_rdt_not_done_reason", often(Arbitraries.of("stock_out", "refusal")));
    fields.put("muac_colour", seldom(Arbitraries.of("red", "yellow", "green")));
    fields.put("referral_urgency", often(Arbitraries.of("urgent", "routine")));
    fields.put(
        "referral_reasons",
        often(Arbitraries.subsetOf("malaria", "danger_sign", "other").map(AnyVisit::sorted)));
    fields.put("counter_referral_date", seldom(Arbitraries.just(FIRST_DAY.plusDays(70))));
    Stream.of("temperature", "rectal_temperature")
        .forEach(
            name ->
                fields.put(
                    name, seldom(Arbitraries.integers().between(370, 390).map(t -> t / 10.0))));
    whole(fields, "respiratory_rate", 37, 62);
    whole(fields, "second_respiratory_rate", 57, 62);
    whole(fields, "oxygen_saturation", 88, 94);
    whole(fields, "muac", 112, 127);
    whole(fields, "fever_days", 5, 8);
    whole(fields, "cough_days", 12, 15);
    whole(fields, "diarrhoea_days", 12, 15);
    whole(fields, "fever_treated_after_hours", 22, 26);
    whole(fields, "cough_treated_after_hours", 22, 26);
    whole(fields, "diarrhoea_treated_after_hours", 22, 26);
    return fields;
  }

  /** Days since birth at the edges of the bands, or months as told (negative here). */
  private static Arbitrary<Object> ages() {
    return Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.integers().between(0, 62)),
            Tuple.of(3, Arbitraries.integers().between(170, 380)),
            Tuple.of(3, Arbitraries.integers().between(600, 1900)),
            Tuple.of(1, Arbitraries.integers().between(-61, -1)),
            Tuple.of(1, Arbitraries.just(ABSENT)))
        .map(age -> age);
  }

  private static Map<String, Object> withAge(Map<String, Object> answers) {
    Object age = answers.remove("age");
    if (age instanceof Integer days && days >= 0) {
      answers.put("birth_date", ((LocalDate) answers.get("visit_date")).minusDays(days));
    } else if (age instanceof Integer months) {
      answers.put("age_in_months", -months - 1L);
    }
    return answers;
  }

  private static Instant minute(int minute) {
    return FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60L * minute);
  }

  private static List<String> sorted(Set<String> codes) {
    return codes.stream().sorted().toList();
  }

  private static void whole(Map<String, Arbitrary<Object>> fields, String name, int min, int max) {
    fields.put(name, often(Arbitraries.longs().between(min, max)));
  }

  private static Arbitrary<Object> often(Arbitrary<?> answer) {
    return mixed(answer, 4, 1);
  }

  private static Arbitrary<Object> seldom(Arbitrary<?> answer) {
    return mixed(answer, 1, 4);
  }

  private static Arbitrary<Object> mixed(Arbitrary<?> answer, int asked, int absent) {
    return Arbitraries.frequencyOf(
        Tuple.of(asked, answer.map(a -> (Object) a)),
        Tuple.of(absent, Arbitraries.just((Object) ABSENT)));
  }
}

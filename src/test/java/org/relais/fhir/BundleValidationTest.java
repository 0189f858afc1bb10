package org.relais.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.visit.Visit;

class BundleValidationTest {
  private static final Map<String, Object> EVERYTHING =
      Map.ofEntries(
          Map.entry("partner", "An NGO"),
          Map.entry("recorded_at", Instant.parse("2026-10-05T10:15:30.123Z")),
          Map.entry("temperature", 38.5),
          Map.entry("muac", 114L),
          Map.entry("oxygen_saturation", 97L),
          Map.entry("malaria_rdt", "positive"),
          Map.entry("danger_signs", List.of("convulsions", "unconscious")),
          Map.entry("classification", List.of("malaria", "pneumonia", "cold")),
          Map.entry("severe_malnutrition", true),
          Map.entry("zinc_given", true),
          Map.entry("act_tablets", 6L),
          Map.entry("pre_referral_given", List.of("amoxicillin", "artesunate")),
          Map.entry("vaccines_given", List.of("bcg", "penta_1")),
          Map.entry("referral_made", true),
          Map.entry("referral_urgency", "urgent"),
          Map.entry("referral_reasons", List.of("malaria", "other")),
          Map.entry("counter_referral_date", LocalDate.of(2026, 10, 7)),
          Map.entry("note", "to be\nseen again"),
          Map.entry("onset_on", LocalDate.of(2026, 10, 1)),
          Map.entry("measured_at", Instant.parse("2026-10-05T09:00:00Z")),
          Map.entry("sachets", 14L),
          Map.entry("child_name", "A name"),
          Map.entry("phone", "000"),
          Map.entry("died_on", LocalDate.of(2026, 10, 9)));

  static Stream<Visit> visits() {
    return Stream.of(
        ClinicSample.visit("everything", EVERYTHING),
        ClinicSample.visit("only what is always asked", Map.of()),
        ClinicSample.of("almost nothing", Map.of("visit_date", LocalDate.of(2026, 10, 5))),
        ClinicSample.visit("a day-old child", Map.of("birth_date", LocalDate.of(2026, 10, 4))),
        ClinicSample.visit("age as told", without("birth_date", Map.of("age_in_months", 30L))),
        ClinicSample.visit("no patient", without("patient_id", Map.of())),
        ClinicSample.visit("test not done", Map.of("malaria_rdt", "not_done")),
        ClinicSample.visit("test invalid", Map.of("malaria_rdt", "invalid")),
        ClinicSample.visit("asked, and no danger sign", Map.of("danger_signs", List.of())),
        ClinicSample.visit("whole degrees", Map.of("temperature", 37.0)),
        ClinicSample.visit("no sign of it", Map.of("fever", false, "referral_made", false)),
        ClinicSample.visit("no medicine", Map.of("zinc_given", false, "act_tablets", 0L)),
        ClinicSample.visit("sent without hurry", Map.of("referral_made", true)),
        ClinicSample.visit("odd text", Map.of("note", " \u0000\u000b\ud800 ok \ud83d\ude00 ")),
        ClinicSample.visit("blank text", Map.of("note", " \u00a0\t", "child_name", "  ")),
        ClinicSample.visit("quoted \"id\" #1|2,3$ \\ é/ü?&=%", EVERYTHING));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void every_visit_is_a_valid_bundle(Visit visit) {
    byte[] bundle = ClinicSample.renderer().render(visit, visit, List.of()).bundle();

    Validation.parse(bundle);
    assertThat(Validation.errors(bundle)).isEmpty();
  }

  @Test
  void a_bundle_with_snomed_codes_is_valid() {
    VisitRenderer renderer =
        new VisitRenderer(ClinicSample.definition(true), ClinicSample.DICTIONARY);
    Visit visit = ClinicSample.visit("everything", EVERYTHING);

    assertThat(Validation.errors(renderer.render(visit, visit, List.of()).bundle())).isEmpty();
  }

  @Test
  void a_correction_that_takes_everything_away_is_a_valid_bundle() {
    VisitRenderer renderer = ClinicSample.renderer();
    Visit before = ClinicSample.visit("1", EVERYTHING);
    Visit after = ClinicSample.visit("1", without("fever", Map.of()));
    List<String> sent = renderer.render(before, before, List.of()).resources();

    RenderedVisit rendered = renderer.render(after, after, sent);

    assertThat(rendered.retracted()).isEqualTo(sent.size() - rendered.resources().size());
    assertThat(Validation.errors(rendered.bundle())).isEmpty();
  }

  @Test
  void a_voided_visit_is_a_valid_bundle() {
    VisitRenderer renderer = ClinicSample.renderer();
    Visit visit = ClinicSample.visit("1", EVERYTHING);
    List<String> sent = renderer.render(visit, visit, List.of()).resources();

    assertThat(Validation.errors(renderer.retract("cht", "1", sent).bundle())).isEmpty();
  }

  @Test
  void a_voided_visit_without_a_patient_id_is_a_valid_bundle() {
    VisitRenderer renderer = ClinicSample.renderer();
    Visit visit = ClinicSample.visit("1", without("patient_id", Map.of("temperature", 39.1)));
    List<String> sent = renderer.render(visit, visit, List.of()).resources();

    assertThat(Validation.errors(renderer.retract("cht", "1", sent).bundle())).isEmpty();
  }

  /** Guards the others: a validator without its profiles would accept everything. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status\":\"final\" | \"status\":\"finale\"",
        "\"valueQuantity\":{\"value\":39.1, | \"valueQuantity\":{\"value\":\"x\",",
        "\"effectiveDateTime\":\"2026-10-05\" | \"issued\":\"2026-10-05T00:00:00Z\"",
        "\"gender\":\"female\" | \"gender\":\"F\""
      })
  void the_validator_finds_an_error_where_there_is_one(String right, String wrong) {
    Visit visit = ClinicSample.visit("1", Map.of("temperature", 39.1));
    byte[] bundle = ClinicSample.renderer().render(visit, visit, List.of()).bundle();
    String text = new String(bundle, StandardCharsets.UTF_8);

    assertThat(text).contains(right);
    assertThat(Validation.errors(text.replace(right, wrong).getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  private static Map<String, @Nullable Object> without(String names, Map<String, ?> more) {
    Map<String, @Nullable Object> answers = new HashMap<>(more);
    Arrays.stream(names.split(" ")).forEach(name -> answers.put(name, null));
    return answers;
  }
}

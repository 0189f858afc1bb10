package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.indicator.Clinic.dataSet;
import static org.relais.indicator.Clinic.feverCases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

class ConfigurationTestRunnerTest {
  private static final OrgUnits SITES =
      new OrgUnits(
          List.of(
              new OrgUnit("D1", "District", "district", null),
              new OrgUnit("S1", "First", "site", "D1"),
              new OrgUnit("S2", "Second", "site", "D1")));

  private final ConfigurationTestRunner runner =
      new ConfigurationTestRunner(
          new VisitModel(
              Clinic.DICTIONARY,
              List.of(),
              List.of(),
              Stream.of("patient_id", "visit_date").map(Clinic::field).toList()),
          SITES,
          List.of(dataSet(feverCases(new Measure.CountVisits(), "sex"))));

  @Test
  void passesWhereTheFiguresAreAsExpected() {
    assertThat(
            failures(
                List.of(fever("sex", "female"), fever("sex", "male"), given("fever", "no")),
                figure(2),
                figure(1, "F"),
                figure(1, "SEX=M"),
                new Expectation.OthersAbsent(9)))
        .isEmpty();
  }

  @Test
  void tellsWhatWasExpectedAndWhatReceived() {
    assertThat(failures(List.of(fever("sex", "male")), figure(2), figure(1, "F")))
        .containsExactly(
            "7: FEVER: expected 2, received 1", "7: FEVER [F]: expected 1, received 0");
  }

  @Test
  void tellsOfAFigureThatMustNotAppear() {
    List<GivenVisit> visits = List.of(fever("sex", "male"));

    assertThat(failures(visits, new Expectation.Absent(8, "FEVER")))
        .containsExactly("8: FEVER {SEX=M}: expected nothing, received 1");
    assertThat(failures(visits, new Expectation.OthersAbsent(9)))
        .containsExactly("9: FEVER {SEX=M}: expected nothing, received 1");
  }

  @Test
  void tellsOfVisitsOutsideTheDisaggregation() {
    List<GivenVisit> visits = List.of(given("fever", "yes"));

    assertThat(failures(visits, new Expectation.Outside(8, "FEVER", 1))).isEmpty();
    assertThat(failures(visits, new Expectation.Outside(8, "FEVER", 0)))
        .containsExactly("8: FEVER outside / hors désagrégation: expected 0, received 1");
  }

  @Test
  void countsTheSiteAndMonthOfTheFirstVisit() {
    assertThat(
            failures(
                List.of(
                    fever("sex", "male"),
                    fever("sex", "male", "org_unit", "S2"),
                    fever("sex", "male", "visit_date", "2026-02-01")),
                figure(1)))
        .isEmpty();
  }

  @Test
  void countsDuplicatesOnce() {
    assertThat(
            failures(
                List.of(
                    fever("sex", "male", "patient_id", "p1"),
                    fever("sex", "male", "patient_id", "p1")),
                figure(1)))
        .isEmpty();
  }

  @Test
  void failsWhereAVisitIsRejectedUnlessThatIsExpected() {
    List<GivenVisit> visits = List.of(fever("sex", "male"), fever("visit_date", "soon"));

    assertThat(failures(visits, figure(1)))
        .singleElement()
        .asString()
        .startsWith("3: visit 2 does not become a visit:")
        .contains("visit_date");
    assertThat(failures(visits, figure(1), new Expectation.Rejected(8, 1))).isEmpty();
    assertThat(failures(visits, new Expectation.Rejected(8, 2)))
        .containsExactly("8: rejected / rejetées: expected 2, received 1");
  }

  @Test
  void readsAnAgeAsABirthDateBeforeTheVisit() {
    assertThat(fever("age", "27 days").asSent(LocalDate.of(2026, 10, 28)))
        .containsEntry("birth_date", List.of("2026-10-01"))
        .doesNotContainKey("age");
    assertThat(GivenVisit.isAge("8 months")).isTrue();
    assertThat(GivenVisit.isAge("8")).isFalse();
  }

  private List<String> failures(List<GivenVisit> visits, Expectation... expectations) {
    return runner
        .run(new ConfigurationTest("t", "x.test.yaml", 1, visits, List.of(expectations)))
        .failures()
        .stream()
        .map(failure -> failure.line() + ": " + failure.message().en())
        .toList();
  }

  private static Expectation figure(int value, String... options) {
    return new Expectation.Figure(7, "FEVER", List.of(options), BigDecimal.valueOf(value));
  }

  private static GivenVisit fever(String... more) {
    GivenVisit given = given(more);
    Map<String, List<String>> answers = new HashMap<>(given.answers());
    answers.put("fever", List.of("yes"));
    return new GivenVisit(3, answers);
  }

  private static GivenVisit given(String... fieldsAndAnswers) {
    Map<String, List<String>> answers = new HashMap<>();
    answers.put("visit", List.of("sick_child"));
    for (int i = 0; i < fieldsAndAnswers.length; i += 2) {
      answers.put(fieldsAndAnswers[i], List.of(fieldsAndAnswers[i + 1]));
    }
    return new GivenVisit(3, answers);
  }
}

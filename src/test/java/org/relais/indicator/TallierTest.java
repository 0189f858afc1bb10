package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.relais.indicator.Clinic.dataSet;
import static org.relais.indicator.Clinic.feverCases;
import static org.relais.indicator.Clinic.field;
import static org.relais.indicator.Clinic.visit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.relais.visit.Derivation;
import org.relais.visit.Visit;

class TallierTest {
  private static final Measure VISITS = new Measure.CountVisits();

  @Test
  void countsOnlyVisitsForWhichTheConditionSurelyHolds() {
    assertThat(
            count(
                    feverCases(VISITS),
                    visit("1", Map.of("fever", true)),
                    visit("2", Map.of("fever", false)),
                    visit("3", Map.of()))
                .cells())
        .containsExactly(cell(1, Map.of()));
  }

  @Test
  void splitsByOptionsInTheOrderOfTheDictionary() {
    Tally tally =
        count(
            feverCases(VISITS, "age_band", "sex"),
            visit("1", Map.of("fever", true, "age_band", "P12M--P60M", "sex", "male")),
            visit("2", Map.of("fever", true, "age_band", "P2M--P12M", "sex", "male")),
            visit("3", Map.of("fever", true, "age_band", "P2M--P12M", "sex", "female")),
            visit("4", Map.of("fever", true, "age_band", "P2M--P12M", "sex", "female")));

    assertThat(tally.cells())
        .containsExactly(
            cell(2, Map.of("AGE_BAND", "P2M--P12M", "SEX", "F")),
            cell(1, Map.of("AGE_BAND", "P2M--P12M", "SEX", "M")),
            cell(1, Map.of("AGE_BAND", "P12M--P60M", "SEX", "M")));
    assertThat(tally.outside()).isEmpty();
  }

  @Test
  void countsAMissingAnswerUnderTheUnknownOption() {
    assertThat(count(feverCases(VISITS, "age_band"), visit("1", Map.of("fever", true))).cells())
        .containsExactly(cell(1, Map.of("AGE_BAND", "UNK_AGE")));
  }

  @Test
  void tellsOnceOfAVisitThatIsOutsideTheDisaggregation() {
    Tally tally =
        count(
            feverCases(VISITS, "sex", "illness"),
            visit("1", Map.of("fever", true)),
            visit("2", Map.of("fever", true, "sex", "male")),
            visit("3", Map.of("fever", true, "sex", "male", "illness", List.of())),
            visit("4", Map.of("fever", false)));

    assertThat(tally.cells()).isEmpty();
    assertThat(tally.outside())
        .containsExactly(
            new Tally.Outside("FEVER", "sex", 1), new Tally.Outside("FEVER", "illness", 2));
  }

  @Test
  void countsAVisitUnderEachOfItsCodesAndOnceUnderAnOptionThatTheyShare() {
    assertThat(
            count(
                    feverCases(VISITS, "illness"),
                    visit(
                        "1",
                        Map.of(
                            "fever",
                            true,
                            "illness",
                            List.of("cough", "malaria", "severe_malaria"))))
                .cells())
        .containsExactly(cell(1, Map.of("ILLNESS", "MAL")), cell(1, Map.of("ILLNESS", "COUGH")));
  }

  @Test
  void doesNotTakeAnAgeThatNoBandHoldsForAnUnknownAge() {
    Tally tally =
        count(
            feverCases(VISITS, "age_band"),
            visit("1", Map.of("fever", true, "age_band", Derivation.InBand.OUTSIDE)));

    assertThat(tally.cells()).isEmpty();
    assertThat(tally.outside()).containsExactly(new Tally.Outside("FEVER", "age_band", 1));
  }

  @Test
  void splitsByAYesNoField() {
    assertThat(count(feverCases(VISITS, "fever"), visit("1", Map.of("fever", true))).cells())
        .containsExactly(cell(1, Map.of("FEVER", "YES")));
  }

  @Test
  void sumsExactlyWhateverTheOrder() {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      visits.add(visit("tenth" + i, Map.of("fever", true, "litres", 0.1)));
      visits.add(visit("much" + i, Map.of("fever", true, "litres", 1.0e10)));
    }
    visits.add(visit("nothing", Map.of("fever", true)));
    DataElement litres = feverCases(new Measure.Sum(field("litres")));

    Collections.shuffle(visits, new Random(1));
    assertThat(count(litres, visits.toArray(Visit[]::new)).cells())
        .containsExactly(new CellValue("FEVER", new TreeMap<>(), new BigDecimal("100000000001")));
  }

  @Test
  void hasNoCellForASumOfZero() {
    assertThat(
            count(
                    feverCases(new Measure.Sum(field("sachets"))),
                    visit("1", Map.of("fever", true, "sachets", 0L)))
                .cells())
        .isEmpty();
  }

  @Test
  void countsDifferentValuesAndKeepsTheIdsOfTwoSourcesApart() {
    assertThat(
            count(
                    feverCases(new Measure.CountDistinct(field("patient_id"))),
                    visit("1", Map.of("fever", true, "patient_id", "p1")),
                    visit("2", Map.of("fever", true, "patient_id", "p1")),
                    visit("3", Map.of("fever", true)),
                    visit("other app", "1", Map.of("fever", true, "patient_id", "p1")))
                .cells())
        .containsExactly(cell(2, Map.of()));
  }

  @Test
  void knowsWhichVisitsAreBehindACell() {
    Tallier tallier = new Tallier(dataSet(feverCases(VISITS, "illness", "sex")));
    Visit visit =
        visit("1", Map.of("fever", true, "sex", "male", "illness", List.of("cough", "malaria")));

    assertThat(tallier.contributes("FEVER", Map.of("ILLNESS", "MAL", "SEX", "M"), visit)).isTrue();
    assertThat(tallier.contributes("FEVER", Map.of("ILLNESS", "COUGH", "SEX", "M"), visit))
        .isTrue();
    assertThat(tallier.contributes("FEVER", Map.of("ILLNESS", "MAL", "SEX", "F"), visit)).isFalse();
    assertThat(tallier.contributes("FEVER", Map.of(), visit)).isFalse();
    assertThat(tallier.contributes("OTHER", Map.of("ILLNESS", "MAL", "SEX", "M"), visit)).isFalse();
  }

  @Test
  void refusesTwoDataElementsWithTheSameCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tallier(dataSet(feverCases(VISITS), feverCases(VISITS))))
        .withMessageContaining("FEVER");
  }

  private static Tally count(DataElement element, Visit... visits) {
    return new Tallier(dataSet(element)).tally(List.of(visits).iterator());
  }

  private static CellValue cell(int value, Map<String, String> options) {
    return new CellValue("FEVER", new TreeMap<>(options), BigDecimal.valueOf(value));
  }
}

package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "MONTHLY,   2026-10-31, 202610,  2026-10-01, 2026-10-31",
    "MONTHLY,   2024-02-29, 202402,  2024-02-01, 2024-02-29",
    "WEEKLY,    2026-10-19, 2026W43, 2026-10-19, 2026-10-25",
    "WEEKLY,    2026-01-01, 2026W1,  2025-12-29, 2026-01-04",
    "WEEKLY,    2025-12-29, 2026W1,  2025-12-29, 2026-01-04",
    "WEEKLY,    2027-01-03, 2026W53, 2026-12-28, 2027-01-03",
    "QUARTERLY, 2026-12-31, 2026Q4,  2026-10-01, 2026-12-31",
    "QUARTERLY, 2026-01-01, 2026Q1,  2026-01-01, 2026-03-31",
  })
  void holdsTheDayAndIsWrittenAsDhis2Does(
      PeriodType type, LocalDate day, String id, LocalDate start, LocalDate end) {
    Period period = Period.of(type, day);

    assertThat(period).isEqualTo(new Period(type, id, start, end));
    assertThat(Period.parse(id)).contains(period);
    assertThat(period.contains(day)).isTrue();
    assertThat(period.contains(end.plusDays(1))).isFalse();
    assertThat(period.contains(start.minusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "202613", "202600", "2026W0", "2025W53", "2026W54", "2026W01", "2026Q5", "2026", ""
      })
  void readsNothingElse(String id) {
    assertThat(Period.parse(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "202612, 202701",
    "2026W53, 2027W1",
    "2025W52, 2026W1",
    "2026Q4, 2027Q1",
    "202602, 202603"
  })
  void followEachOther(String id, String next) {
    Period period = Period.parse(id).orElseThrow();

    assertThat(period.next().id()).isEqualTo(next);
    assertThat(period.next().previous()).isEqualTo(period);
  }

  @Test
  void areListedBetweenTwoDays() {
    assertThat(
            Period.between(PeriodType.WEEKLY, LocalDate.of(2026, 12, 27), LocalDate.of(2027, 1, 4)))
        .extracting(Period::id)
        .containsExactly("2026W52", "2026W53", "2027W1");
    assertThat(
            Period.between(
                PeriodType.MONTHLY, LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 4)))
        .isEmpty();
  }

  @Test
  void areWrittenInPlainDigitsWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1)).id()).isEqualTo("202610");
    } finally {
      Locale.setDefault(before);
    }
  }
}

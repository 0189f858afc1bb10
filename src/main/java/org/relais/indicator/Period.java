package org.relais.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * A DHIS2 period.
 *
 * @param id as DHIS2 writes it: {@code 202610}, {@code 2026W43} (week not padded, ISO week-based
 *     year), {@code 2026Q4}
 * @param start first day
 * @param end last day
 */
public record Period(PeriodType type, String id, LocalDate start, LocalDate end) {

  /** The period of {@code type} that holds {@code day}. */
  public static Period of(PeriodType type, LocalDate day) {
    return switch (type) {
      case MONTHLY -> month(YearMonth.from(day));
      case WEEKLY -> week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case QUARTERLY -> quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    };
  }

  private static Period month(YearMonth month) {
    String id = "%04d%02d".formatted(month.getYear(), month.getMonthValue());
    return new Period(PeriodType.MONTHLY, id, month.atDay(1), month.atEndOfMonth());
  }

  private static Period week(LocalDate monday) {
    String id =
        "%04dW%d"
            .formatted(
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return new Period(PeriodType.WEEKLY, id, monday, monday.plusDays(6));
  }

  private static Period quarter(int year, int quarter) {
    LocalDate start = LocalDate.of(year, 3 * quarter - 2, 1);
    return new Period(
        PeriodType.QUARTERLY,
        "%04dQ%d".formatted(year, quarter),
        start,
        start.plusMonths(3).minusDays(1));
  }
}

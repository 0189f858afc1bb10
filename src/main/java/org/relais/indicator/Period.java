package org.relais.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DHIS2 period.
 *
 * @param id as DHIS2 writes it: {@code 202610}, {@code 2026W43} (week not padded, ISO week-based
 *     year), {@code 2026Q4}
 * @param start first day
 * @param end last day
 */
public record Period(PeriodType type, String id, LocalDate start, LocalDate end) {
  private static final Pattern ID =
      Pattern.compile(
          "(?<year>[1-9]\\d{3})(?:(?<month>0[1-9]|1[0-2])|W(?<week>[1-9]\\d?)|Q(?<quarter>[1-4]))");

  /** The period of {@code type} that holds {@code day}. */
  public static Period of(PeriodType type, LocalDate day) {
    return switch (type) {
      case MONTHLY -> month(YearMonth.from(day));
      case WEEKLY -> week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case QUARTERLY -> quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    };
  }

  /**
   * The period that {@code id} names, or none where no period type writes it so.
   *
   * <p>A week that its year does not have ({@code 2025W53}) is none.
   */
  public static Optional<Period> parse(String id) {
    Matcher form = ID.matcher(id);
    if (!form.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(form.group("year"));
    if (form.group("month") != null) {
      return Optional.of(month(YearMonth.of(year, Integer.parseInt(form.group("month")))));
    }
    if (form.group("quarter") != null) {
      return Optional.of(quarter(year, Integer.parseInt(form.group("quarter"))));
    }
    // 4 January lies in week 1 of its week-based year (ISO 8601).
    LocalDate firstMonday =
        LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Period week = week(firstMonday.plusWeeks(Integer.parseInt(form.group("week")) - 1L));
    return week.id.equals(id) ? Optional.of(week) : Optional.empty();
  }

  /** The periods of {@code type} that hold a day from {@code first} to {@code last}, in order. */
  public static List<Period> between(PeriodType type, LocalDate first, LocalDate last) {
    List<Period> periods = new ArrayList<>();
    for (Period period = of(type, first);
        !period.start.isAfter(last) && !first.isAfter(last);
        period = period.next()) {
      periods.add(period);
    }
    return List.copyOf(periods);
  }

  public Period next() {
    return of(type, end.plusDays(1));
  }

  public Period previous() {
    return of(type, start.minusDays(1));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  private static Period month(YearMonth month) {
    String id = String.format(Locale.ROOT, "%04d%02d", month.getYear(), month.getMonthValue());
    return new Period(PeriodType.MONTHLY, id, month.atDay(1), month.atEndOfMonth());
  }

  private static Period week(LocalDate monday) {
    String id =
        String.format(
            Locale.ROOT,
            "%04dW%d",
            monday.get(IsoFields.WEEK_BASED_YEAR),
            monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return new Period(PeriodType.WEEKLY, id, monday, monday.plusDays(6));
  }

  private static Period quarter(int year, int quarter) {
    LocalDate start = LocalDate.of(year, 3 * quarter - 2, 1);
    return new Period(
        PeriodType.QUARTERLY,
        String.format(Locale.ROOT, "%04dQ%d", year, quarter),
        start,
        start.plusMonths(3).minusDays(1));
  }
}

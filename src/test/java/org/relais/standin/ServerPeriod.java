package org.relais.standin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A period as DHIS2 reads it, in ISO form. */
record ServerPeriod(String id, String type, LocalDate start, LocalDate end) {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-?(\\d{2})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})W(\\d{1,2})");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})Q([1-4])");
  private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  static Optional<ServerPeriod> of(String text) {
    try {
      return read(text);
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static Optional<ServerPeriod> read(String text) {
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return Optional.of(month(YearMonth.of(number(month, 1), number(month, 2))));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches()) {
      LocalDate monday =
          LocalDate.of(number(week, 1), 1, 4)
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week, 2))
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return Optional.of(new ServerPeriod(text, "Weekly", monday, monday.plusDays(6)));
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      YearMonth first = YearMonth.of(number(quarter, 1), number(quarter, 2) * 3 - 2);
      return Optional.of(
          new ServerPeriod(text, "Quarterly", first.atDay(1), first.plusMonths(2).atEndOfMonth()));
    }
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      LocalDate date = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
      return Optional.of(new ServerPeriod(text.replace("-", ""), "Daily", date, date));
    }
    if (YEAR.matcher(text).matches()) {
      LocalDate first = LocalDate.of(Integer.parseInt(text), 1, 1);
      return Optional.of(new ServerPeriod(text, "Yearly", first, first.plusYears(1).minusDays(1)));
    }
    return Optional.empty();
  }

  private static ServerPeriod month(YearMonth month) {
    return new ServerPeriod(
        month.toString().replace("-", ""), "Monthly", month.atDay(1), month.atEndOfMonth());
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** The last period of this one's type that a data set takes on a day. */
  ServerPeriod latestOpen(LocalDate today, int openFuturePeriods) {
    ServerPeriod latest = holding(today.minusDays(1));
    if (!latest.end().isBefore(today)) {
      latest = holding(latest.start().minusDays(1));
    }
    for (int more = 0; more < openFuturePeriods; more++) {
      latest = holding(latest.end().plusDays(1));
    }
    return latest;
  }

  private ServerPeriod holding(LocalDate day) {
    return switch (type) {
      case "Monthly" -> month(YearMonth.from(day));
      case "Daily" -> of(day.toString()).orElseThrow();
      case "Weekly" ->
          of("%dW%d"
                  .formatted(
                      day.get(IsoFields.WEEK_BASED_YEAR),
                      day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
              .orElseThrow();
      case "Quarterly" ->
          of("%dQ%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR))).orElseThrow();
      default -> of(String.valueOf(day.getYear())).orElseThrow();
    };
  }
}

package org.relais.console.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;

/**
 * The periods from which a reader picks, a year at a time.
 *
 * @param next null where it has not begun
 * @param year that is listed
 * @param choices those of the year that have begun, the newest first
 */
public record PeriodChoice(
    Period picked,
    Period previous,
    @Nullable Period next,
    int year,
    boolean laterYear,
    List<Choice> choices) {
  public PeriodChoice {
    choices = List.copyOf(choices);
  }

  /**
   * @param filled whether there are values of it
   */
  public record Choice(Period period, boolean filled) {}

  static PeriodChoice of(
      Picked picked, @Nullable Integer year, LocalDate today, FilledPeriods filled) {
    Period period = picked.period();
    int listed = year == null ? yearOf(period) : year;
    List<Choice> choices =
        Period.between(period.type(), LocalDate.of(listed, 1, 4), LocalDate.of(listed, 12, 31))
            .stream()
            .filter(each -> yearOf(each) == listed && !each.start().isAfter(today))
            .map(
                each ->
                    new Choice(each, filled.has(picked.target(), picked.dataSet().code(), each)))
            .sorted((one, other) -> other.period().start().compareTo(one.period().start()))
            .toList();
    Period next = period.next();
    return new PeriodChoice(
        period,
        period.previous(),
        next.start().isAfter(today) ? null : next,
        listed,
        listed < today.getYear(),
        choices);
  }

  /** The year that its name begins with; a week may begin in the year before. */
  private static int yearOf(Period period) {
    return Integer.parseInt(period.id().substring(0, 4));
  }
}

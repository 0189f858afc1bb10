package org.relais.console.figures;

import java.util.LinkedList;
import java.util.List;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/** The periods over which something is followed. */
final class Year {
  private static final int MONTHS = 12;

  private Year() {}

  /** A year of periods that ends with {@code last}, the earliest first; of weeks, twelve. */
  static List<Period> until(Period last) {
    int count = last.type() == PeriodType.QUARTERLY ? MONTHS / 3 : MONTHS;
    LinkedList<Period> periods = new LinkedList<>();
    Period period = last;
    while (periods.size() < count) {
      periods.addFirst(period);
      period = period.previous();
    }
    return periods;
  }
}

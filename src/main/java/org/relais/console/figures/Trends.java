package org.relais.console.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.Period;

/** Figures of some data elements over some periods, all disaggregations together. */
public record Trends(List<Period> periods, List<Line> lines) {
  public Trends {
    periods = List.copyOf(periods);
    lines = List.copyOf(lines);
  }

  /**
   * @param values one for each period; null where there is none
   */
  public record Line(DataElement element, List<@Nullable BigDecimal> values) {}
}

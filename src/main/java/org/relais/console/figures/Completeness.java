package org.relais.console.figures;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.SortText;
import org.relais.console.page.Sorting;
import org.relais.indicator.Period;
import org.relais.visit.OrgUnit;

/**
 * How many org units reported in each period.
 *
 * @param registered whether that is what is registered as complete; else an org unit counts that
 *     has any value
 * @param lines one for each org unit below the one that is looked at
 * @param whole of all of them together
 * @param delays how late visits came, for each period
 */
public record Completeness(
    List<Period> periods, boolean registered, List<Line> lines, Line whole, List<Delay> delays) {
  public Completeness {
    periods = List.copyOf(periods);
    lines = List.copyOf(lines);
    delays = List.copyOf(delays);
  }

  /**
   * The same with its lines in another order: by name, or by what reported in a period.
   *
   * @param period in which they reported, by {@code percent}
   */
  Completeness sorted(Sorting sorting, Period period) {
    Comparator<Line> order = order(sorting.column(), periods.indexOf(period));
    if (order == null) {
      return this;
    }
    List<Line> sorted =
        lines.stream().sorted(sorting.descending() ? order.reversed() : order).toList();
    return new Completeness(periods, registered, sorted, whole, delays);
  }

  private static @Nullable Comparator<Line> order(String column, int period) {
    return switch (column) {
      case "org_unit" -> Comparator.comparing(line -> SortText.of(line.unit().name()));
      case "percent" -> Comparator.comparingInt(line -> line.percent(period));
      default -> null;
    };
  }

  /**
   * @param expected org units that report
   * @param cells one for each period
   */
  public record Line(OrgUnit unit, long expected, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    private int percent(int period) {
      return period < 0 ? 0 : cells.get(period).percent();
    }
  }

  /**
   * @param partial of those that reported, how many did without all of their workers
   */
  public record Cell(long reported, long expected, long partial) {
    private static final int[] STEPS = {1, 50, 80, 95};

    public int percent() {
      return expected == 0 ? 0 : (int) (100 * reported / expected);
    }

    /** 0 for nothing to 4 for nearly all. */
    public int step() {
      int step = 0;
      while (step < STEPS.length && percent() >= STEPS[step]) {
        step++;
      }
      return reported > 0 && step == 0 ? 1 : step;
    }
  }

  /**
   * Days from visits to their records.
   *
   * @param half within which half of them came, or null without any
   * @param most within which nine of ten came
   */
  public record Delay(long visits, @Nullable Integer half, @Nullable Integer most) {}
}

package org.relais.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.relais.indicator.Period;

/**
 * Tells a server that was restored from one on which somebody changed values. A backup cuts in
 * time: what came after it is gone, the newest first. So a server is taken for restored when the
 * newest site-months that it acknowledged, three or more without a gap, hold none of what was sent
 * there. A value changed by hand, or a whole form, is less than that, and a matter for reconciling.
 */
final class LostCells {
  private static final int SITE_MONTHS = 3;

  private LostCells() {}

  private record SiteMonth(String dataSet, String orgUnit, Period period) {
    static SiteMonth of(CellItem cell) {
      return new SiteMonth(cell.key().dataSet(), cell.key().orgUnit(), cell.key().period());
    }
  }

  /**
   * @param newestFirst cells with what the server acknowledged
   * @param held what it holds now
   */
  static boolean tellOfARestore(List<CellItem> newestFirst, Map<Long, BigDecimal> held) {
    Map<SiteMonth, List<CellItem>> siteMonths = new LinkedHashMap<>();
    for (CellItem cell : newestFirst) {
      siteMonths.computeIfAbsent(SiteMonth.of(cell), absent -> new ArrayList<>()).add(cell);
    }
    long lost =
        siteMonths.values().stream()
            .takeWhile(cells -> cells.stream().noneMatch(cell -> isHeld(cell, held)))
            .count();
    boolean all = lost == siteMonths.size() && newestFirst.size() >= SITE_MONTHS;
    return lost >= SITE_MONTHS || all;
  }

  private static boolean isHeld(CellItem cell, Map<Long, BigDecimal> held) {
    BigDecimal value = held.get(cell.id());
    return value != null && value.compareTo(Objects.requireNonNull(cell.value())) == 0;
  }
}

package org.relais.console.view;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Within how many days a part of something came. */
public final class Quantile {
  private Quantile() {}

  /**
   * @param counts how many came after how many days
   * @param part of 1
   * @return null where there are none
   */
  public static @Nullable Integer of(SortedMap<Integer, Long> counts, double part) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    double wanted = all * part;
    long seen = 0;
    for (var count : counts.entrySet()) {
      seen += count.getValue();
      if (seen >= wanted) {
        return count.getKey();
      }
    }
    return null;
  }
}

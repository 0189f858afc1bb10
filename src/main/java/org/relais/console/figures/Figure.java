package org.relais.console.figures;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure: the value of an org unit, or the sum of those of several.
 *
 * @param options of the disaggregation; fewer than the element has are a total
 * @param calculated null where no value is wanted
 * @param received what the target acknowledged, null where it did of none
 * @param uncertain whether the target holds, or may hold, something else than it acknowledged: a
 *     value is being sent, its answer was lost, or another one was found there
 * @param orgUnits how many have a value of it
 * @param grounds how many of the values stand how; empty for a count of own visits
 */
public record Figure(
    String element,
    SortedMap<String, String> options,
    @Nullable BigDecimal calculated,
    @Nullable BigDecimal received,
    boolean uncertain,
    long orgUnits,
    Map<Ground, Long> grounds) {
  public Figure {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    grounds = Collections.unmodifiableMap(sum(grounds, Map.of()));
  }

  /** The ground that a person should see first; null where there is none. */
  public @Nullable Ground ground() {
    return grounds.isEmpty() ? null : grounds.keySet().iterator().next();
  }

  /**
   * Whether the target is known to hold what it acknowledged, and that is not what is calculated.
   */
  public boolean differs() {
    return !uncertain
        && received != null
        && (calculated == null || received.compareTo(calculated) != 0);
  }

  /** This and another one under fewer options. */
  Figure plus(Figure other, SortedMap<String, String> under) {
    return new Figure(
        element,
        under,
        sum(calculated, other.calculated),
        sum(received, other.received),
        uncertain || other.uncertain,
        Math.max(orgUnits, other.orgUnits),
        sum(grounds, other.grounds));
  }

  /** Of so many org units. */
  Figure of(long units) {
    return new Figure(element, options, calculated, received, uncertain, units, grounds);
  }

  Figure under(SortedMap<String, String> fewer) {
    return new Figure(element, fewer, calculated, received, uncertain, orgUnits, grounds);
  }

  /** In the order in which a person should see them. */
  static Map<Ground, Long> sum(Map<Ground, Long> one, Map<Ground, Long> other) {
    Map<Ground, Long> sum = new EnumMap<>(Ground.class);
    one.forEach((ground, count) -> sum.merge(ground, count, Long::sum));
    other.forEach((ground, count) -> sum.merge(ground, count, Long::sum));
    return sum;
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.add(other);
  }
}

package org.relais.console.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server held when somebody had it read, beside what is calculated.
 *
 * @param counts of each kind
 * @param lines all that are not the same, up to a limit
 */
public record Reading(Instant at, String who, Map<Kind, Long> counts, List<Line> lines) {
  public Reading {
    counts = Map.copyOf(counts);
    lines = List.copyOf(lines);
  }

  /** What the next push would do. */
  public enum Kind {
    /** The server holds none, and would get ours. */
    NEW,
    /** The server holds another one. */
    CHANGED,
    /** The server holds one that is to be gone. */
    GONE,
    /** The server holds a value that was never ours. */
    FOREIGN,
    /** The server has no place for it. */
    NO_PLACE,
    SAME
  }

  /**
   * A value and what the server held instead.
   *
   * @param held null where the server holds none
   */
  public record Line(
      Kind kind,
      String orgUnit,
      String element,
      SortedMap<String, String> options,
      @Nullable BigDecimal calculated,
      @Nullable BigDecimal held) {}

  public long compared() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those of one kind; all where it is null. */
  public List<Line> of(@Nullable Kind kind) {
    return kind == null ? lines : lines.stream().filter(line -> line.kind() == kind).toList();
  }
}

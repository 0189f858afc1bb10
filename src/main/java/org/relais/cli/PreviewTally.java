package org.relais.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.delivery.Cause;
import org.relais.route.Preview;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;

/** How many cells of each kind a preview has: in all, by data element and by site. */
final class PreviewTally {
  private final Map<Kind, Long> all = new EnumMap<>(Kind.class);
  private final SortedMap<String, Map<Kind, Long>> elements = new TreeMap<>();
  private final SortedMap<String, Map<Kind, Long>> sites = new TreeMap<>();
  private final SortedMap<String, Reason> reasons = new TreeMap<>();
  private long foreign;

  /** Why cells would not be taken, and how many. */
  record Reason(Cause cause, long cells) {}

  void add(Preview.Row row) {
    Difference difference = row.difference();
    Kind kind = difference.kind();
    all.merge(kind, 1L, Long::sum);
    count(elements, difference.cell().key().element(), kind);
    count(sites, difference.cell().key().orgUnit(), kind);
    if (row.foreign() && kind != Kind.SAME) {
      foreign++;
    }
    Cause cause = difference.cause() == null ? row.refused() : difference.cause();
    if (cause != null) {
      reasons.merge(
          cause.code() + cause.message().en(),
          new Reason(cause, 1),
          (old, one) -> new Reason(cause, old.cells() + 1));
    }
  }

  private static void count(Map<String, Map<Kind, Long>> by, String key, Kind kind) {
    by.computeIfAbsent(key, any -> new EnumMap<>(Kind.class)).merge(kind, 1L, Long::sum);
  }

  long of(Kind kind) {
    return all.getOrDefault(kind, 0L);
  }

  long total() {
    return all.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Values that we never wrote and a push would change. */
  long foreign() {
    return foreign;
  }

  SortedMap<String, Map<Kind, Long>> elements() {
    return elements;
  }

  SortedMap<String, Map<Kind, Long>> sites() {
    return sites;
  }

  SortedMap<String, Reason> reasons() {
    return reasons;
  }

  boolean needsPerson() {
    return !reasons.isEmpty() || foreign > 0;
  }
}

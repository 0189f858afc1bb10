package org.relais.console.overview;

import java.util.ArrayList;
import java.util.List;

/**
 * One stage of the record check: a whole and the parts it is in.
 *
 * @param name key of its title
 * @param link where all of it is, or empty
 */
record FlowColumn(String name, long total, String link, List<Part> parts) {
  /** Of 100: so much at least, so that a part of few is seen. */
  private static final double SMALLEST = 2;

  /**
   * @param name key of its label
   * @param tone style of its colour
   * @param link where its items are, or empty
   * @param start of 100, from the left
   * @param share of 100
   */
  record Part(String name, long count, String tone, String link, double start, double share) {
    /** Whether nobody looks for it where there is none. */
    boolean seldom() {
      return tone.equals("plain") || name.equals("flow.waiting");
    }

    /** Whether it has items, and a list of them that can be opened. */
    public boolean opens() {
      return count > 0 && !link.isEmpty();
    }
  }

  /** A part before its place is known. */
  record Count(String name, long count, String tone, String link) {}

  static FlowColumn of(String name, String link, Count... counts) {
    long total = 0;
    for (Count count : counts) {
      total += count.count();
    }
    double sum = 0;
    for (Count count : counts) {
      sum += share(count, total);
    }
    List<Part> parts = new ArrayList<>();
    double start = 0;
    for (Count count : counts) {
      double share = sum == 0 ? 0 : share(count, total) / sum * 100;
      parts.add(new Part(count.name(), count.count(), count.tone(), count.link(), start, share));
      start += share;
    }
    return new FlowColumn(name, total, link, List.copyOf(parts));
  }

  private static double share(Count count, long total) {
    return count.count() == 0 || total == 0 ? 0 : Math.max(SMALLEST, 100.0 * count.count() / total);
  }
}

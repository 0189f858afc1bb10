package org.relais.visit.condition;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a person most likely meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the smallest edit distance from {@code written}, where that is at most a
   * third of its length (but 1 for short words): a farther one would be a guess that misleads.
   */
  static Optional<String> to(String written, Collection<String> candidates) {
    int limit = Math.max(1, written.length() / 3);
    String lower = written.toLowerCase(Locale.ROOT);
    Optional<String> best = Optional.empty();
    for (String candidate : candidates) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance <= limit) {
        best = Optional.of(candidate);
        limit = distance - 1;
      }
    }
    return best;
  }

  /** A sentence for {@link Problem#help}, where a near name is known. */
  static Optional<String> question(String written, Collection<String> candidates) {
    return to(written, candidates).map(name -> "did you mean \"" + name + "\"?");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

package org.relais.target.dhis2;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.visit.Accents;

/**
 * A place name without what its writers differ in: accents, case, hyphens and spaces, doubled
 * letters, French and English spellings of one sound (ou/u/w, ph/f, qu/c/k, gu/g, y/i), and the
 * kind of place before the name.
 *
 * @param letters what is left, without spaces
 * @param digits the numbers in the name; places that differ in them are different
 */
record FoldedName(String letters, String digits) {
  private static final Set<String> KINDS =
      Set.of(
          "asc",
          "cs",
          "cscom",
          "csref",
          "usc",
          "site",
          "village",
          "aire",
          "district",
          "region",
          "centre",
          "sante",
          "communautaire",
          "de",
          "du",
          "d",
          "la",
          "le",
          "relais",
          "zone");

  static FoldedName of(String name) {
    String plain =
        Accents.without(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    String named =
        Arrays.stream(plain.split(" "))
            .filter(word -> !KINDS.contains(word))
            .collect(Collectors.joining());
    // "Centre" may be a village's whole name.
    String kept = named.isEmpty() ? plain.replace(" ", "") : named;
    return new FoldedName(
        spelling(kept.replaceAll("[0-9]", "")),
        kept.replaceAll("[^0-9]+", " ").strip().replaceAll("\\b0+(?=\\d)", ""));
  }

  private static String spelling(String letters) {
    return letters
        .replace("ou", "u")
        .replace("ph", "f")
        .replace("qu", "k")
        .replaceAll("gu(?=[ei])", "g")
        .replaceAll("c(?=[aou])", "k")
        .replace("y", "i")
        .replace("w", "u")
        .replaceAll("(.)\\1+", "$1");
  }

  /** How much alike two names are, from 0 to 1. */
  double likeness(FoldedName other) {
    if (!digits.equals(other.digits)) {
      return 0;
    }
    int longer = Math.max(letters.length(), other.letters.length());
    if (longer == 0) {
      return digits.isEmpty() ? 0 : 1;
    }
    int shorter = Math.min(letters.length(), other.letters.length());
    // Half as long is another name; most pairs end here, without the costly comparison.
    return shorter * 2 < longer ? 0 : 1 - (double) edits(letters, other.letters) / longer;
  }

  /** Levenshtein's distance. */
  private static int edits(String from, String to) {
    int[] above = new int[to.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}

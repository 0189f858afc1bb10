package org.relais.visit.condition;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/** Problems with names and codes that the dictionary does not have. */
final class UnknownName {
  private static final int LISTED = 8;

  private UnknownName() {}

  static Problem field(Dictionary dictionary, String name, Place place) {
    List<String> names = dictionary.fields().stream().map(Field::name).toList();
    return new Problem(
        Problem.Kind.UNKNOWN_FIELD,
        place,
        new Labels(
            "the dictionary has no field \"" + name + "\"",
            "le dictionnaire n'a pas de champ « " + name + " »"),
        question(name, names));
  }

  static Problem code(Field field, String code, Place place) {
    List<String> codes = field.codes().stream().map(CodeDefinition::code).toList();
    Labels question = question(code, codes);
    return new Problem(
        Problem.Kind.UNKNOWN_CODE,
        place,
        new Labels(
            "\"" + code + "\" is no answer of " + field.name(),
            "« " + code + " » n'est pas une réponse de " + field.name()),
        question == null ? list(codes) : question);
  }

  private static Labels list(List<String> codes) {
    String first = codes.stream().limit(LISTED).collect(Collectors.joining(", "));
    String all = first + (codes.size() > LISTED ? "…" : "");
    return new Labels("its answers are " + all, "ses réponses sont " + all);
  }

  private static @Nullable Labels question(String written, Collection<String> candidates) {
    Optional<String> near = nearest(written, candidates);
    return near.map(
            name ->
                new Labels(
                    "did you mean \"" + name + "\"?", "vouliez-vous dire « " + name + " » ?"))
        .orElse(null);
  }

  /**
   * The candidate with the smallest edit distance from {@code written}, where that is at most a
   * third of its length (but 1 for short words): a farther one would be a guess that misleads.
   */
  private static Optional<String> nearest(String written, Collection<String> candidates) {
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

package org.relais.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The known name that a person most likely meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The nearest of {@code known}, where no more than a third of what was written (at least one
   * character) has to change; a guess from further away misleads.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int allowed = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= allowed)
        .filter(name -> EditDistance.between(written, name) <= allowed)
        .min(
            Comparator.comparingInt((String name) -> EditDistance.between(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "did you mean", or null where nothing is near. */
  public static @Nullable Text didYouMean(String written, Collection<String> known) {
    return nearest(written, known)
        .map(name -> Text.of("did you mean \"%s\"?", "vouliez-vous dire « %s » ?", name))
        .orElse(null);
  }

  /** "did you mean", or, where nothing is near and the list is short, all that is possible. */
  public static @Nullable Text didYouMeanOrOneOf(String written, Collection<String> known) {
    Text near = didYouMean(written, known);
    if (near != null || known.isEmpty() || known.size() > 12) {
      return near;
    }
    String all = String.join(", ", known);
    return Text.of("possible here: %s", "possible ici : %s", all);
  }
}

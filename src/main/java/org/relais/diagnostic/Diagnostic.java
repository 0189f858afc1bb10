package org.relais.diagnostic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in the configuration, and what to write instead.
 *
 * @param code stable for ever, such as {@code CFG203}
 * @param message what is wrong, one sentence without a full stop, never a secret's value
 * @param help what to do, such as {@code did you mean "fever"?}, or null where nothing is known
 * @param line the line of the file that {@code span} points into, secrets masked, or null where the
 *     file has none
 */
public record Diagnostic(
    Code code,
    Severity severity,
    Span span,
    Text message,
    @Nullable Text help,
    @Nullable String line)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(d -> d.code().name())
          .thenComparing(d -> d.message().en());

  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }
}

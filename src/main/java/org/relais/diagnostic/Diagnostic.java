package org.relais.diagnostic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in the configuration, and what to write instead.
 *
 * @param code stable for ever, such as {@code CFG203}
 * @param message what is wrong, one sentence without a full stop, never a secret's value
 * @param help what to do, such as {@code did you mean "fever"?}, or null where nothing is known
 */
public record Diagnostic(
    Code code, Severity severity, Span span, String message, @Nullable String help)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(d -> d.code().name())
          .thenComparing(Diagnostic::message);

  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }
}

package org.relais.console.mappings;

import org.jspecify.annotations.Nullable;
import org.relais.diagnostic.Diagnostic;
import org.relais.indicator.TestOutcome;
import org.relais.visit.Labels;

/**
 * Something at a place of a configuration that a person should see.
 *
 * @param path in the folder
 * @param line 1-based
 * @param column 1-based
 * @param length in characters; 0 for the whole line
 * @param code of a diagnostic; null for a test
 * @param help what to do, or null
 */
public record Finding(
    Kind kind,
    String path,
    int line,
    int column,
    int length,
    @Nullable String code,
    Labels message,
    @Nullable Labels help) {
  /** How bad it is. */
  public enum Kind {
    ERROR,
    WARNING,
    TEST
  }

  static Finding of(Diagnostic found, String path) {
    return new Finding(
        Kind.valueOf(found.severity().name()),
        path,
        found.span().line(),
        found.span().column(),
        found.span().length(),
        found.code().name(),
        new Labels(found.message().en(), found.message().fr()),
        found.help() == null ? null : new Labels(found.help().en(), found.help().fr()));
  }

  static Finding of(TestOutcome.Failure failure, String path) {
    return new Finding(Kind.TEST, path, failure.line(), 1, 0, null, failure.message(), null);
  }
}

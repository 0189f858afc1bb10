package org.relais.indicator;

import java.util.List;
import org.relais.visit.Labels;

/**
 * What came of a {@link ConfigurationTest}.
 *
 * @param failures what came out otherwise than expected, in the order of the file; empty: passed
 */
public record TestOutcome(ConfigurationTest test, List<Failure> failures) {
  public TestOutcome {
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }

  /**
   * @param line of the expectation (or of the visit) in the test's file
   * @param message what was expected and what was received
   */
  public record Failure(int line, Labels message) {}
}

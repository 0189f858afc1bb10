package org.relais.indicator;

import java.util.List;

/**
 * One test of the configuration, as it stands beside the data elements: visits in, figures out.
 *
 * @param file path as the person would type it
 * @param line where the test begins, 1-based
 * @param visits in the order of the file
 */
public record ConfigurationTest(
    String name, String file, int line, List<GivenVisit> visits, List<Expectation> expectations) {
  public ConfigurationTest {
    visits = List.copyOf(visits);
    expectations = List.copyOf(expectations);
  }
}

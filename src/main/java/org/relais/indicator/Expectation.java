package org.relais.indicator;

import java.math.BigDecimal;
import java.util.List;

/** What a {@link ConfigurationTest} says must come out. */
public sealed interface Expectation {
  /** Where it stands in the file, 1-based. */
  int line();

  /**
   * The cells of an element that have all of {@code options} add up to {@code value}.
   *
   * @param options each an option code ({@code F}) or, where two categories share one, with its
   *     category ({@code SEX=F}); empty: all cells of the element
   */
  record Figure(int line, String element, List<String> options, BigDecimal value)
      implements Expectation {
    public Figure {
      options = List.copyOf(options);
    }
  }

  /** The element has no cell. */
  record Absent(int line, String element) implements Expectation {}

  /** No element has a cell that the test does not name. */
  record OthersAbsent(int line) implements Expectation {}

  /** So many visits fulfil the element's condition and stand outside its disaggregation. */
  record Outside(int line, String element, int visits) implements Expectation {}

  /** So many of the visits are rejected by the quality rules. Not said: none. */
  record Rejected(int line, int visits) implements Expectation {}
}

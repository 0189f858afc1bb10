package org.relais.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser draws.
 *
 * @param kind {@code bar} (stacked) or {@code line}
 * @param labels of the points, as the reader writes them
 */
public record Plot(String kind, List<String> labels, List<Series> series) {
  /**
   * @param values null where there is none
   */
  public record Series(String name, List<@Nullable Double> values) {}
}

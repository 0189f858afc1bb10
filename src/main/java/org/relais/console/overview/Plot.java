package org.relais.console.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser draws.
 *
 * @param kind {@code bar} (stacked) or {@code line}
 * @param labels of the points, as the reader writes them
 */
record Plot(String kind, List<String> labels, List<Series> series) {
  /**
   * @param values null where there is none
   */
  record Series(String name, List<@Nullable Double> values) {}
}

package org.relais.config.yaml;

import org.relais.diagnostic.Span;

/** Where each character of a scalar's text stands in its file, 0-based lines and columns. */
public final class ScalarPlaces {
  private final int[] lines;
  private final int[] columns;

  /**
   * @param lines one entry per character of the text, and one for its end
   */
  ScalarPlaces(int[] lines, int[] columns) {
    this.lines = lines;
    this.columns = columns;
  }

  Span span(String file, int offset, int length) {
    int first = Math.max(0, Math.min(offset, lines.length - 1));
    int last = first;
    int end = Math.min(first + Math.max(1, length) - 1, lines.length - 2);
    while (last < end && lines[last + 1] == lines[first]) {
      last++;
    }
    int width = Math.max(1, columns[last] - columns[first] + 1);
    return new Span(file, lines[first] + 1, columns[first] + 1, width);
  }
}

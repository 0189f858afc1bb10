package org.relais.diagnostic;

/**
 * A stretch of one line of a configuration file.
 *
 * @param file path as the person would type it, relative to the configuration folder's parent
 * @param line 1-based
 * @param column 1-based, in characters
 * @param length number of characters under the caret, at least 1
 */
public record Span(String file, int line, int column, int length) implements Comparable<Span> {
  public Span {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("a span is 1-based and not empty: " + line + ":" + column);
    }
  }

  @Override
  public int compareTo(Span other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}

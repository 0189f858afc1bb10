package org.relais.console.diff;

/**
 * A line of a difference.
 *
 * @param before its number in the text before, 1-based; 0 where it is not there
 * @param after its number in the text after, 1-based; 0 where it is not there
 */
public record DiffLine(Kind kind, int before, int after, String text) {
  /** What happened to it. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** As it begins in a unified difference. */
  public char sign() {
    return switch (kind) {
      case SAME -> ' ';
      case REMOVED -> '-';
      case ADDED -> '+';
    };
  }
}

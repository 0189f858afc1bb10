package org.relais.visit.condition;

/** Where in a condition a fault stands, so that the caller can point at it in its file. */
public sealed interface Place {
  /**
   * In the text of a CEL expression.
   *
   * @param offset 0-based, in Java characters
   * @param length how many characters are at fault, at least 1
   */
  record InText(int offset, int length) implements Place {}

  /** The field name of a {@code where:} entry, counted from 0. */
  record InField(int entry) implements Place {}

  /** A value of a {@code where:} entry, both counted from 0. */
  record InValue(int entry, int value) implements Place {}
}

package org.relais.config.table;

import org.relais.diagnostic.Span;

/**
 * One cell of a table.
 *
 * @param text without blanks around it
 */
public record Cell(String text, Span span) {
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}

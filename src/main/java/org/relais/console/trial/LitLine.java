package org.relais.console.trial;

import java.util.List;

/**
 * A line of a document.
 *
 * @param depth how far it is indented
 * @param fields names of the fields that read what stands here, empty where none does
 * @param lit whether one of them is what the cursor's line acts on
 */
public record LitLine(int depth, String text, List<String> fields, boolean lit) {
  public LitLine {
    fields = List.copyOf(fields);
  }

  /** Whether the mapping reads it. */
  public boolean read() {
    return !fields.isEmpty();
  }

  /** With its indentation, as plain text. */
  public String indented() {
    return "  ".repeat(depth) + text;
  }

  /** The names of its fields, for a tooltip. */
  public String readers() {
    return String.join(", ", fields);
  }
}

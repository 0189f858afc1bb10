package org.relais.config.yaml;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Walks through the file and a scalar's text side by side, to find where each character of the text
 * stands: YAML folds lines, takes indentation away and knows escapes.
 */
final class PlaceFinder {
  private final SourceText source;
  private final ScalarStyle style;
  private final String text;
  private final int end;
  private int at;
  private int indent;

  /**
   * @param start index in the source at which the scalar (its quote or block sign) begins
   * @param end index after its last character
   */
  PlaceFinder(SourceText source, ScalarStyle style, String text, int start, int end) {
    this.source = source;
    this.style = style;
    this.text = text;
    this.end = end;
    this.at = start;
  }

  ScalarPlaces find() {
    enter();
    int[] lines = new int[text.length() + 1];
    int[] columns = new int[text.length() + 1];
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length()) {
        approach(text.charAt(i));
      }
      int place = Math.min(at, source.length());
      lines[i] = source.lineOf(place);
      columns[i] = source.columnOf(place);
      if (i < text.length()) {
        pass(text.charAt(i));
      }
    }
    return new ScalarPlaces(lines, columns);
  }

  private boolean isBlock() {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  private void enter() {
    if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
      at++;
    } else if (isBlock()) {
      at = source.startOfNextLine(at);
      int content = at;
      while (content < end && Character.isWhitespace(source.at(content))) {
        content++;
      }
      indent = source.columnOf(content);
      skipIndent();
    }
  }

  /** Goes over what stands in the file and not in the text, up to {@code next}. */
  private void approach(char next) {
    if (style == ScalarStyle.DOUBLE_QUOTED) {
      while (source.at(at) == '\\' && source.at(at + 1) == '\n') {
        at = source.startOfNextLine(at);
        skipBlanks();
      }
    }
    if (style != ScalarStyle.LITERAL && next != ' ' && next != '\n') {
      skipBlanks();
    }
  }

  private void skipBlanks() {
    while (at < end && (source.at(at) == ' ' || source.at(at) == '\n' || source.at(at) == '\t')) {
      at++;
    }
  }

  private void pass(char character) {
    if (at >= end) {
      return;
    }
    char here = source.at(at);
    if (style == ScalarStyle.DOUBLE_QUOTED && here == '\\') {
      at += escapeLength(source.at(at + 1));
    } else if (style == ScalarStyle.SINGLE_QUOTED && here == '\'') {
      at += 2;
    } else if (here == '\n') {
      at++;
      skipIndent();
    } else if (here == character) {
      at++;
    }
  }

  private void skipIndent() {
    int column = 0;
    while (isBlock() && column < indent && source.at(at) == ' ') {
      at++;
      column++;
    }
  }

  private static int escapeLength(char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}

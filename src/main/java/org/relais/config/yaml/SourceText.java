package org.relais.config.yaml;

import java.util.ArrayList;
import java.util.List;

/** A file's text with line feeds only, addressable by line and column, all 0-based. */
final class SourceText {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();

  SourceText(String text) {
    this.text = text;
    lineStarts.add(0);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lineStarts.add(i + 1);
      }
    }
  }

  int length() {
    return text.length();
  }

  /** The character at {@code index}, or NUL after the end. */
  char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  String part(int start, int end) {
    return text.substring(start, end);
  }

  int indexOf(int line, int column) {
    return line < lineStarts.size()
        ? Math.min(lineStarts.get(line) + column, text.length())
        : text.length();
  }

  int lineOf(int index) {
    int low = 0;
    int high = lineStarts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineStarts.get(middle) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  int columnOf(int index) {
    return index - lineStarts.get(lineOf(index));
  }

  int startOfNextLine(int index) {
    int line = lineOf(index) + 1;
    return line < lineStarts.size() ? lineStarts.get(line) : text.length();
  }

  /** The end of the line that holds {@code index}, without trailing blanks. */
  int endOfLine(int index) {
    int end = index;
    while (end < text.length() && text.charAt(end) != '\n') {
      end++;
    }
    while (end > index && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}

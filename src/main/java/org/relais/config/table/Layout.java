package org.relais.config.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.relais.diagnostic.Span;

/** Finds where the cells of a record stand in their line. */
final class Layout {
  private final String file;
  private final List<String> lines;
  private final char separator;

  Layout(String file, List<String> lines, char separator) {
    this.file = file;
    this.lines = lines;
    this.separator = separator;
  }

  private static int number(CsvRecord record) {
    return (int) record.getStartingLineNumber();
  }

  private String text(int line) {
    return line <= lines.size() ? lines.get(line - 1) : "";
  }

  Span line(CsvRecord record) {
    int line = number(record);
    return new Span(file, line, 1, Math.max(1, text(line).length()));
  }

  List<Cell> cells(CsvRecord record) {
    int line = number(record);
    String text = text(line);
    List<Cell> cells = new ArrayList<>();
    int start = 0;
    for (String field : record.getFields()) {
      int end = end(text, start);
      cells.add(new Cell(field.strip(), span(line, start, end)));
      start = Math.min(end + 1, text.length());
    }
    return cells;
  }

  private Span span(int line, int start, int end) {
    return new Span(file, line, start + 1, Math.max(1, end - start));
  }

  /** The separator that ends the cell; one within quotes does not. */
  private int end(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == separator && !quoted) {
        return i;
      }
    }
    return text.length();
  }
}

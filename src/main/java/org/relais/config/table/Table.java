package org.relais.config.table;

import java.util.List;
import org.relais.diagnostic.Span;

/**
 * A CSV table.
 *
 * @param file as diagnostics name it
 * @param header the names of the columns, without blanks around them
 */
public record Table(String file, List<Cell> header, List<Row> rows) {
  public Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  public boolean has(String column) {
    return header.stream().anyMatch(cell -> cell.text().equals(column));
  }

  public Span headerSpan() {
    int end = header.isEmpty() ? 2 : last().column() + last().length();
    return new Span(file, 1, 1, Math.max(1, end - 1));
  }

  private Span last() {
    return header.get(header.size() - 1).span();
  }
}

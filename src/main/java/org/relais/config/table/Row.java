package org.relais.config.table;

import java.util.Map;
import org.relais.diagnostic.Span;

/**
 * One line of a table.
 *
 * @param span the whole line
 */
public record Row(Span span, Map<String, Cell> cells) {
  public Row {
    cells = Map.copyOf(cells);
  }

  /** The cell of a column that every row of the table has. */
  public Cell cell(String column) {
    Cell cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("the table was read without the column " + column);
    }
    return cell;
  }

  /** The cell's text, or empty text where the table has no such column. */
  public String text(String column) {
    Cell cell = cells.get(column);
    return cell == null ? "" : cell.text();
  }
}

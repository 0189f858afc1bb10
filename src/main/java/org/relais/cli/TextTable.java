package org.relais.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns, as wide as their widest cell; numbers stand to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - cell.length());
      line.append(isNumber(cell) ? blanks + cell : cell + blanks).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty()
        && Character.isDigit(cell.charAt(cell.length() - 1))
        && cell.chars().allMatch(c -> Character.isDigit(c) || ",.\u202f\u00a0 ".indexOf(c) >= 0);
  }
}

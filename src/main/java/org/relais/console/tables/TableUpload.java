package org.relais.console.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.config.EncodedText;
import org.relais.console.work.Words;

/** A file that takes the place of a table. */
public sealed interface TableUpload {
  int MOST_BYTES = 5_000_000;
  int MOST_ROWS = 50_000;
  int MOST_COLUMNS = 50;
  int LONGEST_CELL = 1_000;

  record Read(TableText table) implements TableUpload {}

  /** Nothing of it is taken. */
  record Refused(Words why) implements TableUpload {}

  /**
   * Reads CSV, or a spreadsheet where the name says so.
   *
   * @param before the table that it takes the place of, whose columns it must have
   */
  static TableUpload of(String name, byte[] bytes, TableText before) {
    if (bytes.length > MOST_BYTES) {
      return new Refused(Words.of("tables.tooBig", MOST_BYTES / 1_000_000));
    }
    Optional<TableText> read =
        name.toLowerCase(Locale.ROOT).endsWith(".xlsx")
            ? sheet(bytes, before)
            : TableText.read(EncodedText.decode(bytes));
    return read.map(table -> checked(table, before))
        .orElseGet(() -> new Refused(Words.of("tables.unreadable", name)));
  }

  private static Optional<TableText> sheet(byte[] bytes, TableText before) {
    try {
      List<List<String>> rows = Workbooks.read(bytes);
      List<String> header = rows.get(0).stream().filter(cell -> !cell.isBlank()).toList();
      List<List<String>> body = new ArrayList<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        List<String> fitted = new ArrayList<>(row);
        while (fitted.size() < header.size()) {
          fitted.add("");
        }
        body.add(fitted.subList(0, header.size()));
      }
      return header.isEmpty()
          ? Optional.empty()
          : Optional.of(new TableText(before.separator(), header, body));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static TableUpload checked(TableText table, TableText before) {
    List<String> missing =
        before.header().stream().filter(column -> !table.header().contains(column)).toList();
    if (!missing.isEmpty()) {
      return new Refused(Words.of("tables.missing", String.join(", ", missing)));
    }
    List<String> more =
        table.header().stream().filter(column -> !before.header().contains(column)).toList();
    if (!more.isEmpty() || table.header().size() != before.header().size()) {
      return new Refused(Words.of("tables.more", String.join(", ", more)));
    }
    if (table.rows().size() > MOST_ROWS) {
      return new Refused(Words.of("tables.tooMany", MOST_ROWS));
    }
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.header().size(); column++) {
        if (table.rows().get(row).get(column).length() > LONGEST_CELL) {
          return new Refused(
              Words.of("tables.tooLong", row + 2, table.header().get(column), LONGEST_CELL));
        }
      }
    }
    return new Read(ordered(table, before));
  }

  /** In the order of columns that the table has. */
  private static TableText ordered(TableText table, TableText before) {
    List<Integer> places = before.header().stream().map(table.header()::indexOf).toList();
    return before.with(
        table.rows().stream()
            .map(row -> places.stream().map(row::get).toList())
            .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
            .toList());
  }
}

package org.relais.console.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.tables.TableChange;
import org.relais.console.tables.TableDesk;
import org.relais.console.tables.TableText;

/** Tables of the configuration as programs read and change them. */
final class TableJson {
  private TableJson() {}

  /**
   * Some rows of a table.
   *
   * @param writes whether the account may change it
   * @param total how many rows fit what was asked for
   * @param next what to ask for as {@code after} to get the next part; null after the last one
   */
  record Rows(
      String file,
      TableText.Kind kind,
      boolean writes,
      List<String> columns,
      int total,
      List<Row> items,
      @Nullable String next) {
    static Rows of(TableDesk.Found found, List<Integer> numbers, ApiPart part) {
      TableText table = found.table();
      ApiPage<Row> page = ApiPage.within(numbers, part).map(number -> Row.of(number, table));
      return new Rows(
          found.path(),
          table.kind(),
          found.writes(),
          table.header(),
          numbers.size(),
          page.items(),
          page.next());
    }
  }

  /**
   * A row.
   *
   * @param row its number in the file, from 0
   * @param sign by which it is known again when it comes back
   */
  record Row(int row, String sign, SortedMap<String, String> cells) {
    static Row of(int number, TableText table) {
      List<String> row = table.rows().get(number);
      SortedMap<String, String> cells = new TreeMap<>();
      for (int column = 0; column < row.size(); column++) {
        cells.put(table.header().get(column), row.get(column));
      }
      return new Row(number, TableChange.sign(row), cells);
    }
  }

  /**
   * What becomes of a row.
   *
   * @param row its number
   * @param sign that it had when it was looked at
   * @param cells those that are to be others, by column; null or left out where it is to go
   */
  record ChangedRow(int row, String sign, @Nullable Map<String, String> cells) {}

  /**
   * What is done to a table, all at once or not at all.
   *
   * @param rows that change, or go where they have no cells
   * @param added the cells of a new row; null or left out for none
   */
  record Change(@Nullable List<ChangedRow> rows, @Nullable Map<String, String> added) {
    TableChange of(TableText table) {
      Map<String, String> cells = new HashMap<>();
      Map<Integer, String> was = new HashMap<>();
      List<Integer> gone = new ArrayList<>();
      for (ChangedRow row : Objects.requireNonNullElse(rows, List.<ChangedRow>of())) {
        was.put(row.row(), String.valueOf(row.sign()));
        if (row.cells() == null) {
          gone.add(row.row());
        } else {
          row.cells()
              .forEach(
                  (column, value) ->
                      cells.put(row.row() + "." + place(column, table), text(value)));
        }
      }
      return TableChange.of(table, cells, was, gone, fresh(table));
    }

    private List<String> fresh(TableText table) {
      List<String> fresh = new ArrayList<>(table.header().stream().map(column -> "").toList());
      Objects.requireNonNullElse(added, Map.<String, String>of())
          .forEach((column, value) -> fresh.set(place(column, table), text(value)));
      return fresh;
    }

    private static String text(@Nullable String value) {
      return Objects.requireNonNullElse(value, "");
    }

    private static int place(String column, TableText table) {
      int place = table.header().indexOf(column);
      if (place < 0) {
        throw ApiAccess.bad(
            "The table has no column " + column + ". Its columns are " + table.header() + ".");
      }
      return place;
    }
  }

  /**
   * What replacing a table by a file does.
   *
   * @param seen to be sent with the file when it is put in the table's place
   * @param added rows that are new
   * @param gone rows that are not there any more
   */
  record Difference(
      String seen, List<String> columns, List<List<String>> added, List<List<String>> gone) {
    static Difference between(TableText before, TableText after) {
      TableChange.Difference difference = TableChange.Difference.between(before, after);
      return new Difference(
          fingerprint(before, after), before.header(), difference.added(), difference.gone());
    }

    private static String fingerprint(TableText before, TableText after) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(before.write().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(after.write().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException("every Java has SHA-256", missing);
      }
    }
  }
}

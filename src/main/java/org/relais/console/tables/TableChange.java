package org.relais.console.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person did to some rows of a table.
 *
 * @param table as it is then
 * @param lost whether the rows were others than the person had before them, so that nothing is done
 */
public record TableChange(TableText table, boolean lost) {

  /**
   * Puts the cells of a form into the table.
   *
   * @param cells {@code row.column} to what was typed
   * @param was {@code row} to what the row was when the form was shown
   * @param gone numbers of rows that are to go
   * @param added cells of a new row; empty where none of them says anything
   */
  public static TableChange of(
      TableText table,
      Map<String, String> cells,
      Map<Integer, String> was,
      List<Integer> gone,
      List<String> added) {
    return of(table, cells, was, gone, added, (before, after) -> after);
  }

  /** What else changes in a row that a person changed. */
  interface Following {
    /**
     * @param before null for a new row
     */
    List<String> followed(@Nullable List<String> before, List<String> after);
  }

  /** As the other, and lets cells follow that go together with what was changed. */
  static TableChange of(
      TableText table,
      Map<String, String> cells,
      Map<Integer, String> was,
      List<Integer> gone,
      List<String> added,
      Following following) {
    List<List<String>> rows = new ArrayList<>();
    for (int number = 0; number < table.rows().size(); number++) {
      List<String> row = table.rows().get(number);
      String before = was.get(number);
      if (before != null && !before.equals(sign(row))) {
        return new TableChange(table, true);
      }
      if (!gone.contains(number)) {
        List<String> changed = changed(number, row, cells);
        rows.add(changed.equals(row) ? row : following.followed(row, changed));
      }
    }
    if (was.keySet().stream().anyMatch(number -> number >= table.rows().size())) {
      return new TableChange(table, true);
    }
    if (added.stream().anyMatch(cell -> !cell.isBlank())) {
      rows.add(following.followed(null, added.stream().map(String::strip).toList()));
    }
    return new TableChange(table.with(rows), false);
  }

  private static List<String> changed(int number, List<String> row, Map<String, String> cells) {
    List<String> changed = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      changed.add(cells.getOrDefault(number + "." + column, row.get(column)).strip());
    }
    return changed;
  }

  /** By which a row is known again. */
  public static String sign(List<String> row) {
    return Integer.toHexString(row.hashCode());
  }

  /**
   * What replacing a table by another does.
   *
   * @param added rows that are new
   * @param gone rows that are not there any more
   */
  public record Difference(List<List<String>> added, List<List<String>> gone) {
    public Difference {
      added = List.copyOf(added);
      gone = List.copyOf(gone);
    }

    public static Difference between(TableText before, TableText after) {
      Map<List<String>, Integer> left = new LinkedHashMap<>();
      before.rows().forEach(row -> left.merge(row, 1, Integer::sum));
      List<List<String>> added = new ArrayList<>();
      for (List<String> row : after.rows()) {
        if (left.getOrDefault(row, 0) > 0) {
          left.merge(row, -1, Integer::sum);
        } else {
          added.add(row);
        }
      }
      List<List<String>> gone = new ArrayList<>();
      left.forEach(
          (row, times) -> {
            for (int i = 0; i < times; i++) {
              gone.add(row);
            }
          });
      return new Difference(added, gone);
    }

    public boolean nothing() {
      return added.isEmpty() && gone.isEmpty();
    }
  }
}

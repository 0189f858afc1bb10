package org.relais.console.tables;

import java.util.HashMap;
import java.util.Map;
import org.relais.console.orgunits.TreeAddress;

/**
 * Where the page is on which a cell is picked; {@code go} in the templates.
 *
 * @param row number of a row from 0, or {@code new}
 */
public record PickAddress(String file, TableQuery query, String row, String column)
    implements TreeAddress {
  static final String PICK = TableController.TABLE + "/pick";

  static String of(String file, TableQuery query, String row, String column) {
    return new PickAddress(file, query, row, column).to(PICK, Map.of());
  }

  @Override
  public String orgUnit(String code) {
    return to(PICK, Map.of("at", code));
  }

  @Override
  public String units(String under) {
    return to(PICK + "/units", under.isEmpty() ? Map.of() : Map.of("under", under));
  }

  public String part(String search, int part) {
    return to(PICK, Map.of("search", search, "part", String.valueOf(part)));
  }

  public String act() {
    return to(PICK, Map.of());
  }

  public String back() {
    return TableAddress.of(file, query);
  }

  private String to(String path, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("row", row);
    all.put("column", column);
    return TableAddress.of(path, file, query, all);
  }
}

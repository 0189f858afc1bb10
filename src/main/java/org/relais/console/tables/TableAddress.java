package org.relais.console.tables;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where pages of tables are, with what their reader looks for. */
final class TableAddress {
  private TableAddress() {}

  /** From its beginning. */
  static String of(String file) {
    return UriComponentsBuilder.fromPath(TableController.TABLE)
        .queryParam("file", "{file}")
        .encode()
        .buildAndExpand(file)
        .toUriString();
  }

  static String of(String file, TableQuery query) {
    return of(TableController.TABLE, file, query, Map.of());
  }

  /**
   * @param more other parameters
   */
  static String of(String path, String file, TableQuery query, Map<String, String> more) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Map<String, Object> values = new HashMap<>();
    add(address, values, "file", file);
    add(address, values, "find", query.find());
    add(address, values, "sort", query.sort());
    if (query.sort() != null) {
      add(address, values, "down", String.valueOf(query.isDown()));
    }
    add(address, values, "page", query.page() == null ? null : query.page().toString());
    add(address, values, "only", query.only());
    add(address, values, "server", query.server());
    more.forEach((name, value) -> add(address, values, name, value));
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static void add(
      UriComponentsBuilder address,
      Map<String, Object> values,
      String name,
      @Nullable String value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}");
      values.put(name, value);
    }
  }
}

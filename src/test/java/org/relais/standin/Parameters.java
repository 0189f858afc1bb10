package org.relais.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a request. */
final class Parameters {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  static Parameters of(@Nullable String rawQuery) {
    Parameters parameters = new Parameters();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters
            .values
            .computeIfAbsent(decoded(name), any -> new ArrayList<>())
            .add(decoded(value));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value, or empty. */
  String first(String name) {
    return first(name, "");
  }

  String first(String name, String otherwise) {
    List<String> found = all(name);
    return found.isEmpty() ? otherwise : found.get(0);
  }

  boolean flag(String name) {
    return first(name).equals("true");
  }
}

package org.relais.config.spec;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What holds between the keys of a block.
 *
 * @param atLeast how many of the keys must be written, 0 or 1
 * @param exclusive whether no two of them may be written
 */
record Rule(List<String> keys, int atLeast, boolean exclusive) {
  static Rule exactlyOne(Key<?>... keys) {
    return new Rule(names(keys), 1, true);
  }

  static Rule atMostOne(Key<?>... keys) {
    return new Rule(names(keys), 0, true);
  }

  static Rule atLeastOne(Key<?>... keys) {
    return new Rule(names(keys), 1, false);
  }

  private static List<String> names(Key<?>... keys) {
    return List.of(keys).stream().<String>map(Key::name).toList();
  }

  String list() {
    return keys.stream().collect(Collectors.joining(", "));
  }

  /** JSON Schema: one of the alternatives, or none of them. */
  Map<String, Object> schema() {
    List<Object> each = keys.stream().<Object>map(key -> Map.of("required", List.of(key))).toList();
    if (!exclusive) {
      return Map.of("anyOf", each);
    }
    return atLeast == 1
        ? Map.of("oneOf", each)
        : Map.of("anyOf", List.of(Map.of("oneOf", each), Map.of("not", Map.of("anyOf", each))));
  }
}

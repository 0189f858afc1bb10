package org.relais.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What shall stand at a place of a YAML file. */
public sealed interface Wanted {
  /** A single value, on one line. */
  record One(String text) implements Wanted {
    public One {
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a value stands on one line");
      }
    }
  }

  /** A list of single values. */
  record Many(List<String> items) implements Wanted {
    public Many {
      items = List.copyOf(items);
      items.forEach(One::new);
    }
  }

  /** Keys and values, in the order in which new ones are written. */
  record Block(Map<String, Wanted> entries) implements Wanted {
    public Block {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** The value as a map, a list or a text. */
  default Object plain() {
    if (this instanceof One one) {
      return one.text();
    }
    if (this instanceof Many many) {
      return many.items();
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    ((Block) this).entries().forEach((key, value) -> plain.put(key, value.plain()));
    return plain;
  }

  /**
   * The lines of this value under a key that begins in a column, from the colon on.
   *
   * @param column of the key, 0-based
   */
  default String under(int column) {
    if (!(this instanceof Block block) || block.entries().isEmpty()) {
      return " " + inOneLine();
    }
    int inner = column + 2;
    return block.entries().entrySet().stream()
        .map(entry -> "\n" + line(entry.getKey(), entry.getValue(), inner))
        .collect(Collectors.joining());
  }

  /** A key and its value, from the column of the key on, without the line end. */
  static String line(String key, Wanted value, int column) {
    return " ".repeat(column) + scalar(key, false) + ":" + value.under(column);
  }

  /** As it stands within braces and brackets. */
  default String inOneLine() {
    if (this instanceof One one) {
      return scalar(one.text(), false);
    }
    List<String> parts = new ArrayList<>();
    if (this instanceof Many many) {
      many.items().forEach(item -> parts.add(scalar(item, true)));
      return "[" + String.join(", ", parts) + "]";
    }
    ((Block) this).entries().forEach((key, value) -> parts.add(inBraces(key, value)));
    return "{" + String.join(", ", parts) + "}";
  }

  /** A key and its value as they stand within braces. */
  static String inBraces(String key, Wanted value) {
    String text = value instanceof One one ? scalar(one.text(), true) : value.inOneLine();
    return scalar(key, true) + ": " + text;
  }

  /** Plain where no sign of it means anything else in YAML, else in double quotes. */
  static String scalar(String text, boolean within) {
    String plain =
        within
            ? "[\\p{L}\\p{N}_./][\\p{L}\\p{N}_./@+ -]*(?<! )"
            : "\\$\\{[A-Za-z_][A-Za-z0-9_]*}|[\\p{L}\\p{N}_./]([\\p{L}\\p{N}_./@+ ()-]|:(?=\\S))*(?<! )";
    return text.matches(plain)
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.relais.visit.RecordPath;

/** Reads single values of a record. */
public final class RecordValues {
  private RecordValues() {}

  /** The text, number, true or false at {@code path}, without outer spaces; null where none is. */
  public static @Nullable String text(JsonNode record, @Nullable RecordPath path) {
    return path == null ? null : text(path.in(record));
  }

  /** A text, number, true or false as text, without outer spaces; null for anything else. */
  public static @Nullable String text(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      return null;
    }
    String text = node.isBigDecimal() ? node.decimalValue().toString() : node.asText();
    // PostgreSQL holds no NUL in a text, and no field system means one in an id.
    text = text.indexOf('\0') < 0 ? text.strip() : text.replace("\0", "").strip();
    return text.isEmpty() ? null : text;
  }

  /** Whether {@code record} is void by one of {@code signs}. */
  public static boolean holds(JsonNode record, Iterable<VoidedWhen> signs) {
    for (VoidedWhen sign : signs) {
      String value = text(record, sign.path());
      if (value != null && sign.values().contains(value)) {
        return true;
      }
    }
    return false;
  }
}

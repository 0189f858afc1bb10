package org.relais.source.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;

/**
 * Where a folder stands, as JSON text.
 *
 * @param reads hash of how files are read: when it changes they are all read again, which changes
 *     nothing where their records are the same
 * @param files by name; only of files that are in the folder
 */
record FileCursor(String reads, Map<String, FileState> files) {
  FileCursor {
    files = new TreeMap<>(files);
  }

  /** A cursor that cannot be read counts as none: everything is read again. */
  static FileCursor parse(@Nullable String text) {
    if (text != null) {
      try {
        return RecordJson.mapper().readValue(text, FileCursor.class);
      } catch (JsonProcessingException | RuntimeException e) {
        return new FileCursor("", Map.of());
      }
    }
    return new FileCursor("", Map.of());
  }

  String text() {
    try {
      return RecordJson.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor is plain data", e);
    }
  }

  /** For a configuration that reads files in the way {@code now}. */
  FileCursor readBy(String now) {
    Map<String, FileState> next = new TreeMap<>(files);
    if (!now.equals(reads)) {
      next.replaceAll((name, state) -> state.outdated());
    }
    return new FileCursor(now, next);
  }
}

package org.relais.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files of a configuration as the ledger keeps them: one JSON object, path to text. */
final class StoredFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredFiles() {}

  static SortedMap<String, String> read(@Nullable String json) {
    if (json == null) {
      throw new IllegalStateException("a configuration without files is stored");
    }
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException("a stored configuration is not what was written", fault);
    }
  }

  static String write(SortedMap<String, String> files) {
    try {
      return JSON.writeValueAsString(files);
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException("a configuration cannot be written as JSON", fault);
    }
  }
}

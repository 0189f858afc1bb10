package org.relais.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Category options as the ledger keeps and compares them: JSON with sorted keys. */
public final class OptionsText {
  static final String NONE = "{}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OptionsText() {}

  public static String write(SortedMap<String, String> options) {
    try {
      return options.isEmpty() ? NONE : JSON.writeValueAsString(options);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("options cannot be written as JSON", fault);
    }
  }

  public static SortedMap<String, String> read(String text) {
    try {
      return text.equals(NONE)
          ? new TreeMap<>()
          : JSON.readValue(text, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException("stored options are not what was written", fault);
    }
  }
}

package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.relais.source.RecordJson;

/**
 * A record that somebody wrote or copied from their field system to try a mapping on.
 *
 * @param text JSON
 */
public record PastedRecord(String source, String form, String text) {
  public static final int MOST_CHARACTERS = 500_000;

  /** What it says; empty where it is no JSON object. */
  public Optional<JsonNode> body() {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      JsonNode read =
          RecordJson.read(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      return read.isObject() ? Optional.of(read) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}

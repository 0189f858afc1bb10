package org.relais.source.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;

/**
 * What has to be known of a page to go on to the next, without its records.
 *
 * @param records on it
 * @param newest the newest time of a change on it as ISO text, or null
 * @param next the link that its text names, or null
 * @param hash of its records, by which the same page again is noticed
 */
record PageFacts(int records, @Nullable String newest, @Nullable String next, String hash) {
  static Optional<PageFacts> parse(String text) {
    try {
      return Optional.of(RecordJson.mapper().readValue(text, PageFacts.class));
    } catch (JsonProcessingException written) {
      // By another version of the program: the page is read once more.
      return Optional.empty();
    }
  }

  String text() {
    try {
      return RecordJson.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts are plain data", e);
    }
  }
}

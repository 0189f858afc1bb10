package org.relais.source.cht;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;

/**
 * Where the feed stands, as JSON text.
 *
 * @param since CouchDB's sequence, which may be any JSON and is only ever given back; null at the
 *     start
 * @param data whether a record or a contact was ever on this feed
 */
record ChtCursor(@Nullable JsonNode since, boolean data) {
  /** A cursor that cannot be read counts as none: a feed may always be read again. */
  static ChtCursor parse(@Nullable String text) {
    if (text != null) {
      try {
        return RecordJson.mapper().readValue(text, ChtCursor.class);
      } catch (JsonProcessingException | RuntimeException e) {
        return new ChtCursor(null, false);
      }
    }
    return new ChtCursor(null, false);
  }

  String text() {
    try {
      return RecordJson.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor is plain data", e);
    }
  }

  /** The sequence as CouchDB takes it in a query: a text as it is, other JSON as JSON. */
  String parameter() {
    JsonNode start = since;
    if (start == null || start.isNull()) {
      return "0";
    }
    return URLEncoder.encode(
        start.isTextual() ? start.textValue() : start.toString(), StandardCharsets.UTF_8);
  }
}

package org.relais.source;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads JSON as records need it: numbers keep every digit, and text behind a value is an error. */
public final class RecordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RecordJson() {}

  /**
   * @throws IOException where {@code bytes} are not one whole JSON value; its message may quote
   *     them, so it is not for people
   */
  public static JsonNode read(byte[] bytes, Charset charset) throws IOException {
    return charset.equals(StandardCharsets.UTF_8)
        ? MAPPER.readTree(bytes)
        : MAPPER.readTree(new String(bytes, charset));
  }

  /** The mapper itself, for cursors and for streaming. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}

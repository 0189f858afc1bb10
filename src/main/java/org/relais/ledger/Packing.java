package org.relais.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.relais.visit.Reason;

/** How documents and reasons stand in the tables: JSON, the long ones compressed with zstd. */
final class Packing {
  private static final int LEVEL = 3;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Packing() {}

  static byte[] pack(JsonNode document) {
    try {
      return Zstd.compress(JSON.writeValueAsBytes(document), LEVEL);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("a JSON tree cannot be written as JSON", fault);
    }
  }

  static JsonNode unpack(byte[] packed) {
    try {
      return JSON.readTree(Zstd.decompress(packed));
    } catch (IOException fault) {
      throw new UncheckedIOException("a stored document is not what was packed", fault);
    }
  }

  static String write(List<Reason> reasons) {
    try {
      return JSON.writeValueAsString(reasons);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("reasons cannot be written as JSON", fault);
    }
  }

  static List<Reason> readReasons(String text) {
    try {
      return JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException("stored reasons are not what was written", fault);
    }
  }
}

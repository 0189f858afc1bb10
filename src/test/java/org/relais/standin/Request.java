package org.relais.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as the stand-in reads it.
 *
 * @param path without {@code /api} and a version after it
 */
record Request(
    String method,
    String path,
    Parameters query,
    @Nullable String authorization,
    @Nullable String cookie,
    boolean byScript,
    String contentType,
    byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Request read(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().replaceFirst("^/api(/\\d+)?", ""),
        Parameters.of(exchange.getRequestURI().getRawQuery()),
        headers.getFirst("Authorization"),
        headers.getFirst("Cookie"),
        "XMLHttpRequest".equals(headers.getFirst("X-Requested-With")),
        String.valueOf(headers.getFirst("Content-Type")),
        exchange.getRequestBody().readAllBytes());
  }

  boolean isImport() {
    return method.equals("POST") && path.equals("/dataValueSets");
  }

  /** The body, or empty where it is no whole JSON. */
  Optional<JsonNode> json() {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

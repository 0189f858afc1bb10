package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An answer of HTTP. */
record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  private static final String JSON = "application/json;charset=UTF-8";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, Map.of(), bytes(body.toString()));
  }

  /** What DHIS2 wraps round an import summary. */
  static Answer of(ImportPlan plan) {
    ObjectNode message = message(plan.status(), plan.word(), plan.message());
    message.set("response", plan.summary());
    return json(plan.status(), message);
  }

  /** An error without a summary, in a plain {@code application/json}. */
  static Answer error(int status, String message) {
    return new Answer(
        status, "application/json", Map.of(), bytes(message(status, "ERROR", message).toString()));
  }

  static Answer error(int status, String message, String errorCode) {
    ObjectNode body = message(status, "ERROR", message).put("errorCode", errorCode);
    return new Answer(status, "application/json", Map.of(), bytes(body.toString()));
  }

  static Answer unauthorized() {
    return json(401, message(401, "ERROR", "Unauthorized"));
  }

  static Answer badToken() {
    return json(400, message(400, "ERROR", "Checksum validation failed"))
        .with("WWW-Authenticate", "ApiToken");
  }

  static Answer html(int status, String title) {
    String page =
        "<!doctype html><html lang=\"en\"><head><title>%s</title></head><body><h1>%s</h1></body></html>"
            .formatted(title, title);
    return new Answer(status, "text/html;charset=utf-8", Map.of(), bytes(page));
  }

  static Answer redirect(String location) {
    return new Answer(302, "", Map.of("Location", location), new byte[0]);
  }

  static Answer empty(int status) {
    return new Answer(status, "", Map.of(), new byte[0]);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }

  private static ObjectNode message(int status, String word, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("httpStatus", phrase(status)).put("httpStatusCode", status);
    return body.put("status", word).put("message", message);
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 415 -> "Unsupported Media Type";
      default -> "Internal Server Error";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

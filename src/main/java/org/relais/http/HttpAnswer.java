package org.relais.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server's answer. Redirects are not followed: a login page is an answer of its own. */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  public HttpAnswer {
    Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    headers = caseless;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

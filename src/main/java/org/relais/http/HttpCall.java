package org.relais.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param url complete, with its query, without user and password
 * @param headers as sent; a secret in them is never logged
 * @param body or null
 * @param timeout for the whole answer
 */
public record HttpCall(
    String method,
    String url,
    Map<String, String> headers,
    byte @Nullable [] body,
    Duration timeout) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** A call without a body. */
  public static HttpCall get(String url, Map<String, String> headers, Duration timeout) {
    return new HttpCall("GET", url, headers, null, timeout);
  }

  /** Method and address without its query, which may name a person. */
  @Override
  public String toString() {
    int query = url.indexOf('?');
    return method + " " + (query < 0 ? url : url.substring(0, query));
  }
}

package org.relais.target.dhis2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.http.Credentials;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;

/**
 * Speaks to one DHIS2 server as one user. The session cookie is kept, for a login costs the server
 * 130 to 260 ms; without {@code X-Requested-With} a missing login would be a redirection.
 */
final class Dhis2Session {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COOKIE = Pattern.compile("JSESSIONID=([^;,\\s]+)");

  private final String url;
  private final Credentials credentials;
  private final Http http;
  private final Troubles troubles;
  private volatile @Nullable String cookie;

  Dhis2Session(String url, Credentials credentials, Http http, Troubles troubles) {
    this.url = url;
    this.credentials = credentials;
    this.http = http;
    this.troubles = troubles;
  }

  /**
   * @param path from {@code /api} on, with its query
   */
  HttpAnswer post(String path, byte[] body, Duration timeout) throws UnreachableException {
    return call("POST", path, body, timeout);
  }

  /**
   * Changes something.
   *
   * @param body null for none
   */
  HttpAnswer change(String method, String path, byte @Nullable [] body, Duration timeout)
      throws UnreachableException {
    return call(method, path, body, timeout);
  }

  /** Reads a JSON object; anything else is trouble. */
  JsonNode get(String path, Duration timeout) throws MetadataUnavailableException {
    HttpAnswer answer = answered(path, timeout);
    return json(answer).orElseThrow(() -> notUnderstood(answer));
  }

  /** Reads whatever JSON there is, which may be none at all; anything else is trouble. */
  JsonNode read(String path, Duration timeout) throws MetadataUnavailableException {
    HttpAnswer answer = answered(path, timeout);
    return parsed(answer).orElseThrow(() -> notUnderstood(answer));
  }

  private HttpAnswer answered(String path, Duration timeout) throws MetadataUnavailableException {
    HttpAnswer answer;
    try {
      answer = call("GET", path, null, timeout);
    } catch (UnreachableException unreachable) {
      throw new MetadataUnavailableException(troubles.unreachable(unreachable).withNothingSent());
    }
    Optional<Trouble> trouble = troubles.byStatus(answer);
    if (trouble.isPresent()) {
      throw new MetadataUnavailableException(trouble.get().withNothingSent());
    }
    if (answer.status() != 200) {
      throw notUnderstood(answer);
    }
    return answer;
  }

  private MetadataUnavailableException notUnderstood(HttpAnswer answer) {
    return new MetadataUnavailableException(troubles.notUnderstood(answer).withNothingSent());
  }

  /** The object in an answer, or empty where there is none or not all of it. */
  static Optional<JsonNode> json(HttpAnswer answer) {
    return parsed(answer).filter(JsonNode::isObject);
  }

  private static Optional<JsonNode> parsed(HttpAnswer answer) {
    try {
      return Optional.ofNullable(JSON.readTree(answer.body()));
    } catch (JacksonException notJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
    }
  }

  private HttpAnswer call(String method, String path, byte @Nullable [] body, Duration timeout)
      throws UnreachableException {
    HttpAnswer answer =
        http.call(new HttpCall(method, url + path, headers(body != null), body, timeout));
    answer.header("Set-Cookie").ifPresent(this::keep);
    if (answer.status() == 401 || answer.status() == 302) {
      cookie = null;
    }
    return answer;
  }

  private Map<String, String> headers(boolean hasBody) {
    Map<String, String> headers = new HashMap<>(credentials.headers());
    headers.put("Accept", "application/json");
    headers.put("X-Requested-With", "XMLHttpRequest");
    if (hasBody) {
      headers.put("Content-Type", "application/json");
    }
    String kept = cookie;
    if (kept != null) {
      headers.put("Cookie", "JSESSIONID=" + kept);
    }
    return headers;
  }

  private void keep(String setCookie) {
    Matcher session = COOKIE.matcher(setCookie);
    if (session.find()) {
      cookie = session.group(1);
    }
  }
}

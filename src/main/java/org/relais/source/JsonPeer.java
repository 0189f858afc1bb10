package org.relais.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.relais.http.Credentials;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;

/** A server that answers with JSON; whatever else it does is a reason that a person can read. */
public final class JsonPeer {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final String source;
  private final Credentials credentials;
  private final Http http;
  private final Clock clock;

  public JsonPeer(String source, Credentials credentials, Http http, Clock clock) {
    this.source = source;
    this.credentials = credentials;
    this.http = http;
    this.clock = clock;
  }

  /** An answer that came whole. */
  public record Answered(HttpCall call, HttpAnswer answer, Instant received) {}

  /** What is at {@code url}, not yet read. */
  public Answered get(String url) throws SourceUnavailableException {
    HttpCall call = call(url);
    return complete(call, ask(call));
  }

  /** What is at {@code url}, or nothing where the server says that there is nothing (404, 410). */
  public Optional<Answered> find(String url) throws SourceUnavailableException {
    HttpCall call = call(url);
    HttpAnswer answer = ask(call);
    return answer.status() == NOT_FOUND || answer.status() == GONE
        ? Optional.empty()
        : Optional.of(complete(call, answer));
  }

  private Answered complete(HttpCall call, HttpAnswer answer) throws SourceUnavailableException {
    if (answer.status() != OK) {
      throw refused(call, answer);
    }
    return new Answered(call, answer, clock.instant());
  }

  /** That the server's answer to {@code url} cannot be used, for a reason that the caller knows. */
  public SourceUnavailableException unusable(String url, PeerFault fault) {
    return new SourceUnavailableException(fault.at(source, call(url).toString(), ""));
  }

  private HttpCall call(String url) {
    Map<String, String> headers = new HashMap<>(credentials.headers());
    headers.put("Accept", "application/json");
    return HttpCall.get(url, headers, TIMEOUT);
  }

  private HttpAnswer ask(HttpCall call) throws SourceUnavailableException {
    try {
      return http.call(call);
    } catch (UnreachableException e) {
      throw new SourceUnavailableException(
          PeerFault.UNREACHABLE.at(source, call.toString(), e.failure().en(), e.failure().fr()));
    }
  }

  private SourceUnavailableException refused(HttpCall call, HttpAnswer answer) {
    PeerFault fault = PeerFault.ofStatus(answer.status());
    return new SourceUnavailableException(
        fault.at(source, call.toString(), " (" + answer.status() + ")"),
        RetryAfter.of(answer, clock));
  }

  /** The JSON that was answered: an object or an array. */
  public JsonNode json(Answered answered) throws SourceUnavailableException {
    String call = answered.call().toString();
    try {
      JsonNode body = RecordJson.read(answered.answer().body(), StandardCharsets.UTF_8);
      if (body.isContainerNode()) {
        return body;
      }
    } catch (IOException e) {
      if (isMarkup(answered.answer())) {
        throw new SourceUnavailableException(PeerFault.WEB_PAGE.at(source, call, ""));
      }
    }
    throw new SourceUnavailableException(PeerFault.BROKEN_JSON.at(source, call, ""));
  }

  private static boolean isMarkup(HttpAnswer answer) {
    String start =
        new String(answer.body(), 0, Math.min(answer.body().length, 200), StandardCharsets.UTF_8);
    return start.stripLeading().startsWith("<");
  }
}

package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.console.TestConsole;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.TestDatabase;

/**
 * A program that calls the API with a token of an account, and holds every answer against the
 * description of the call.
 */
public final class ApiCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String origin;
  private final ApiTokens tokens;
  private final Map<String, String> issued = new ConcurrentHashMap<>();
  private final DescribedAnswers described;

  public ApiCaller(TestConsole console, TestDatabase database) throws Exception {
    this.origin = "http://127.0.0.1:" + console.port() + "/api/v1";
    this.tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    this.described =
        new DescribedAnswers(
            JSON.readTree(send("viewer", "GET", "/openapi", BodyPublishers.noBody(), "").body()));
  }

  public JsonNode description() {
    return described.description();
  }

  /** What a call answers that goes well. */
  public JsonNode get(String account, String path) throws Exception {
    return well(call(account, "GET", path), path);
  }

  public JsonNode post(String account, String path) throws Exception {
    return well(call(account, "POST", path), path);
  }

  public JsonNode post(String account, String path, String json) throws Exception {
    return well(call(account, "POST", path, "application/json", json), path);
  }

  private static JsonNode well(HttpResponse<byte[]> answer, String path) throws IOException {
    assertThat(answer.statusCode()).as(path + ": " + text(answer)).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** The sentence with which a call is refused. */
  public String refused(int status, String account, String method, String path) throws Exception {
    return refusal(status, call(account, method, path), path);
  }

  public static String refusal(int status, HttpResponse<byte[]> answer, String path)
      throws IOException {
    assertThat(answer.statusCode()).as(path + ": " + text(answer)).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(path)
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).as(path + " " + problem).contains(" ");
    return problem.path("detail").asText();
  }

  public HttpResponse<byte[]> call(String account, String method, String path) throws Exception {
    return checked(method, path, send(account, method, path, BodyPublishers.noBody(), ""));
  }

  public HttpResponse<byte[]> call(
      String account, String method, String path, String type, String body) throws Exception {
    return call(account, method, path, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> call(
      String account, String method, String path, String type, byte[] body) throws Exception {
    return checked(
        method, path, send(account, method, path, BodyPublishers.ofByteArray(body), type));
  }

  /** Writes a text over what has the ETag. */
  public HttpResponse<byte[]> put(String account, String path, String etag, String text)
      throws Exception {
    return checked(
        "PUT",
        path,
        send(
            account,
            "PUT",
            path,
            BodyPublishers.ofString(text),
            "text/plain;charset=UTF-8",
            "If-Match",
            etag));
  }

  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> checked(String method, String path, HttpResponse<byte[]> answer)
      throws IOException {
    described.check(method, "/api/v1" + path.replaceFirst("\\?.*", ""), answer);
    return answer;
  }

  private HttpResponse<byte[]> send(
      String account,
      String method,
      String path,
      BodyPublisher body,
      String type,
      String... headers)
      throws IOException, InterruptedException {
    String token =
        issued.computeIfAbsent(
            account, name -> tokens.issue(name, "test", Duration.ofDays(1), "test"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Authorization", "Bearer " + token);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.method(method, body).build(), BodyHandlers.ofByteArray());
  }
}

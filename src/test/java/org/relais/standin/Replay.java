package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends recorded requests to the stand-in, as the users of the recordings. */
final class Replay {
  static final List<ServerUser> USERS =
      List.of(
          user("M5zQapPyTZI", "admin", Set.of("ALL"), "YeKuykEFki5"),
          user("aSc1ntegr4t", "asc_integration", Set.of(ServerUser.ENTER_DATA), "YeKuykEFki5"),
          user("aScReadOn1y", "asc_readonly", Set.of(), "YeKuykEFki5"),
          user("pLPUCRZloFa", "asc_region1", Set.of(ServerUser.ENTER_DATA), "YTZ6vWobZLM"));
  private static final Set<String> WRONG_PASSWORD = Set.of("dvs_401", "get_me_bad_credentials");
  private static final Pattern JOB = Pattern.compile("(DATAVALUE_IMPORT/)(?!abcdefghijk)\\w+");

  private final Dhis2StandIn server;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String job = "";

  Replay(Dhis2StandIn server) {
    this.server = server;
  }

  private static ServerUser user(String id, String name, Set<String> authorities, String orgUnit) {
    return new ServerUser(
        id, name, "secret of " + name, "d2pat_" + name, authorities, List.of(orgUnit));
  }

  HttpResponse<String> of(Recording recording) {
    String path = JOB.matcher(recording.path()).replaceFirst("$1" + job);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(server.url() + path.replace("[", "%5B").replace("]", "%5D")))
            .method(
                recording.request().path("method").asText(),
                HttpRequest.BodyPublishers.ofByteArray(recording.body()));
    recording
        .request()
        .path("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
    @Nullable String authorization = authorization(recording);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer = send(request.build());
    if (path.contains("async=true")) {
      job = json(answer.body()).path("response").path("id").asText();
    }
    return answer;
  }

  HttpResponse<String> post(String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", basic("admin", "secret of admin"))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  static JsonNode json(String text) {
    try {
      return Recording.JSON.readTree(text);
    } catch (IOException noJson) {
      throw new UncheckedIOException(text, noJson);
    }
  }

  private static @Nullable String authorization(Recording recording) {
    if (recording.name().equals("get_me_pat")) {
      return "ApiToken d2pat_admin";
    }
    if (recording.name().equals("get_me_pat_bad")) {
      return "ApiToken d2pat_nobody";
    }
    JsonNode user = recording.request().path("user");
    return user.isNull()
        ? null
        : basic(
            user.asText(),
            WRONG_PASSWORD.contains(recording.name()) ? "guess" : "secret of " + user.asText());
  }

  private static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

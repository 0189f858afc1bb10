package org.relais.target.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.http.HttpAnswer;

/**
 * Tells an answer about the visit from one about the server. The body decides, not the status
 * alone: a proxy or a login page can answer with any status, but does not speak FHIR.
 */
final class AnswerReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ABOUT_THE_VISIT = Set.of(400, 404, 409, 412, 422);

  /** Issue types that tell of the server or the sender (R4, value set issue-type). */
  private static final Set<String> ABOUT_THE_SERVER =
      Set.of(
          "security",
          "login",
          "expired",
          "forbidden",
          "suppressed",
          "not-supported",
          "transient",
          "lock-error",
          "no-store",
          "timeout",
          "throttled",
          "exception",
          "incomplete");

  private AnswerReader() {}

  static Answer read(String target, HttpAnswer answer, Masking masking) {
    int status = answer.status();
    @Nullable JsonNode body = resource(answer);
    String type = body == null ? "" : body.path("resourceType").asText();
    if (status >= 200 && status < 300) {
      return body != null && type.equals("Bundle")
          ? stored(target, body, masking)
          : down(Causes.notFhir(target, status), answer, true);
    }
    if (ABOUT_THE_VISIT.contains(status) && body != null && type.equals("OperationOutcome")) {
      Issue issue = Issue.of(body);
      if (!ABOUT_THE_SERVER.contains(issue.type())) {
        return new Answer.Refused(Causes.refused(target, status, issue, masking), false);
      }
    }
    if (status == 500) {
      return new Answer.Failed(unavailable(target, status));
    }
    return down(unavailable(target, status), answer, status == 408 || status > 500);
  }

  /**
   * A transaction is stored whole or not at all, but a server may misunderstand that: where it
   * answers for each entry, what stands beside a refused one may be stored.
   */
  private static Answer stored(String target, JsonNode bundle, Masking masking) {
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode response = entry.path("response");
      String status = response.path("status").asText();
      if (!status.startsWith("2")) {
        Issue issue = Issue.of(response.path("outcome"));
        return new Answer.Refused(Causes.refused(target, number(status), issue, masking), true);
      }
    }
    return new Answer.Stored();
  }

  private static Cause unavailable(String target, int status) {
    if (status >= 300 && status < 400) {
      return Causes.redirected(target, status);
    }
    return status == 401 || status == 403
        ? Causes.notAllowed(target, status)
        : Causes.notAnswering(target, status);
  }

  private static Answer down(Cause cause, HttpAnswer answer, boolean uncertain) {
    @Nullable Duration retryAfter =
        answer
            .header("Retry-After")
            .map(String::strip)
            .filter(text -> text.matches("\\d{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(null);
    return new Answer.Down(cause, retryAfter, uncertain);
  }

  private static @Nullable JsonNode resource(HttpAnswer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      return null;
    }
  }

  private static int number(String status) {
    return status.matches("\\d{3}.*") ? Integer.parseInt(status.substring(0, 3)) : 0;
  }
}

package org.relais.target.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.relais.delivery.Identity;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;

/**
 * What a FHIR server says of itself in its CapabilityStatement (http://hl7.org/fhir/R4/http.html,
 * "capabilities"): the name of its software and its own address. A server need not let us see it.
 */
final class Capability {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Capability() {}

  static Identity ask(String target, FhirSettings settings, Http http) {
    Map<String, String> headers = new HashMap<>(settings.credentials().headers());
    headers.put("Accept", "application/fhir+json");
    HttpAnswer answer;
    try {
      answer =
          http.call(
              HttpCall.get(
                  settings.url() + "/metadata?_summary=true", headers, settings.timeout()));
    } catch (UnreachableException unreachable) {
      return new Identity.Unavailable(Causes.unreachable(target, unreachable), null);
    }
    if (answer.status() >= 500) {
      return new Identity.Unavailable(Causes.notAnswering(target, answer.status()), null);
    }
    Set<String> marks = answer.status() == 200 ? marks(answer) : Set.of();
    return marks.isEmpty() ? new Identity.None() : new Identity.Known(marks);
  }

  private static Set<String> marks(HttpAnswer answer) {
    Set<String> marks = new HashSet<>();
    try {
      JsonNode statement = JSON.readTree(answer.body());
      add(marks, "software ", statement.path("software").path("name"));
      add(marks, "address ", statement.path("implementation").path("url"));
    } catch (IOException notJson) {
      // A server that says nothing of itself; what it makes of visits is told by their answers.
    }
    return marks;
  }

  private static void add(Set<String> marks, String kind, JsonNode value) {
    if (value.isTextual() && !value.asText().isBlank()) {
      marks.add(kind + value.asText().strip());
    }
  }
}

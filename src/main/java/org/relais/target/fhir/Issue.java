package org.relais.target.fhir;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an OperationOutcome complains of: its first error.
 *
 * @param type R4's issue-type, such as {@code invalid}; empty where it names none
 * @param text in the server's words, or empty
 */
record Issue(String type, String text) {
  static Issue of(JsonNode outcome) {
    JsonNode worst = outcome.path("issue").path(0);
    for (JsonNode issue : outcome.path("issue")) {
      String severity = issue.path("severity").asText();
      if (severity.equals("error") || severity.equals("fatal")) {
        worst = issue;
        break;
      }
    }
    String text = worst.path("diagnostics").asText(worst.path("details").path("text").asText());
    return new Issue(worst.path("code").asText(), text);
  }
}

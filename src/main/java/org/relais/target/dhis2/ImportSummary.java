package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What DHIS2 says of an import.
 *
 * @param status {@code SUCCESS}, {@code WARNING} or {@code ERROR}
 * @param stored how many values it counts as imported, updated or deleted
 * @param ignored how many it counts as ignored: on 2.42 refused or unchanged ones
 * @param description what went wrong as a whole, in the server's words; may be empty
 */
record ImportSummary(
    String status, long stored, long ignored, String description, List<Conflict> conflicts) {
  ImportSummary {
    conflicts = List.copyOf(conflicts);
  }

  /** Older servers answer with the summary itself, newer ones with a message around it. */
  static Optional<ImportSummary> in(JsonNode body) {
    JsonNode summary = body.path("response").has("importCount") ? body.path("response") : body;
    JsonNode count = summary.path("importCount");
    if (!count.isObject()) {
      return Optional.empty();
    }
    List<Conflict> conflicts = new ArrayList<>();
    summary.path("conflicts").forEach(conflict -> conflicts.add(Conflict.of(conflict)));
    return Optional.of(
        new ImportSummary(
            summary.path("status").asText(),
            count.path("imported").asLong()
                + count.path("updated").asLong()
                + count.path("deleted").asLong(),
            count.path("ignored").asLong(),
            summary.path("description").asText(""),
            conflicts));
  }

  boolean failed() {
    return "ERROR".equals(status);
  }
}

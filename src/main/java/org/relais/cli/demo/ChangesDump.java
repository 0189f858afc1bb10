package org.relais.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CouchDB change feed, from the answers that it once gave. */
final class ChangesDump {
  private final List<JsonNode> changes;
  private final Map<String, Integer> after = new HashMap<>();

  private ChangesDump(List<JsonNode> changes) {
    this.changes = changes;
    for (int i = 0; i < changes.size(); i++) {
      after.put(changes.get(i).path("seq").asText(), i + 1);
    }
  }

  static ChangesDump read(Path folder) throws IOException {
    return new ChangesDump(DumpFiles.read(folder, "results"));
  }

  /** The changes after {@code since} ({@code 0} or absent: all), {@code limit} at most. */
  JsonNode page(Map<String, String> query) {
    int from = after.getOrDefault(query.getOrDefault("since", "0").replace("\"", ""), 0);
    int limit = Math.max(1, Integer.parseInt(query.getOrDefault("limit", "1000")));
    int to = Math.min(changes.size(), from + limit);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode results = page.putArray("results");
    changes.subList(from, to).forEach(results::add);
    page.put("last_seq", to == 0 ? "0" : changes.get(to - 1).path("seq").asText());
    page.put("pending", changes.size() - to);
    return page;
  }
}

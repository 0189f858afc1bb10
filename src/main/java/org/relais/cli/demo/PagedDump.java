package org.relais.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Records of a paged interface: oldest change first, with a link to the next page. */
final class PagedDump {
  private final List<JsonNode> records;

  private PagedDump(List<JsonNode> records) {
    this.records = records;
  }

  static PagedDump read(Path folder) throws IOException {
    List<JsonNode> records = DumpFiles.read(folder, "results");
    return new PagedDump(
        records.stream()
            .sorted(Comparator.comparing(record -> record.path("updated_at").asText()))
            .toList());
  }

  /**
   * Page {@code page} (from 1) of {@code per_page} records changed at or after {@code
   * updated_since}.
   */
  JsonNode page(Map<String, String> query, String path) {
    String since = query.getOrDefault("updated_since", "");
    List<JsonNode> wanted =
        records.stream()
            .filter(record -> record.path("updated_at").asText().compareTo(since) >= 0)
            .toList();
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    int size = Integer.parseInt(query.getOrDefault("per_page", "100"));
    int from = Math.min(wanted.size(), (page - 1) * size);
    int to = Math.min(wanted.size(), from + size);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("count", wanted.size());
    ArrayNode results = answer.putArray("results");
    wanted.subList(from, to).forEach(results::add);
    if (to < wanted.size()) {
      answer.put(
          "next",
          path
              + "?page="
              + (page + 1)
              + "&per_page="
              + size
              + (since.isEmpty() ? "" : "&updated_since=" + since));
    } else {
      answer.putNull("next");
    }
    return answer;
  }
}

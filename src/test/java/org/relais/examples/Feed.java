package org.relais.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows in the order in which they reached a server. */
final class Feed {
  private final List<Row> rows = new ArrayList<>();

  private record Row(Instant arrived, ObjectNode content) {}

  void add(Instant arrived, ObjectNode content) {
    rows.add(new Row(arrived, content));
  }

  /** Stable: what arrived together stays in the order in which it was added. */
  List<ObjectNode> inOrder() {
    return rows.stream().sorted(Comparator.comparing(Row::arrived)).map(Row::content).toList();
  }

  /** A document with {@code rows} as an array, a row a line, so that a person can compare them. */
  static String document(List<? extends JsonNode> rows, String rest) {
    StringBuilder text = new StringBuilder("{\"results\":[\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append(rows.get(i)).append(i < rows.size() - 1 ? ",\n" : "\n");
    }
    return text.append("]").append(rest).append("}\n").toString();
  }
}

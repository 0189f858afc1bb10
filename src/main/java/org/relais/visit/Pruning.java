package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/** Keeps of a document only what a mapping reads, for sources whose raw records are not kept. */
public final class Pruning {
  private Pruning() {}

  /**
   * A copy of {@code document} that holds only what stands at {@code read}. List elements that are
   * left out become null, so that the others keep their positions.
   */
  public static JsonNode prune(JsonNode document, Collection<RecordPath> read) {
    return keep(document, PathSet.of(read));
  }

  static JsonNode keep(JsonNode node, PathSet paths) {
    PathSet here = paths.standingOn(node);
    if (here.endsHere()) {
      return node.deepCopy();
    }
    if (here.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof ObjectNode object) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        PathSet under = here.under(entry.getKey());
        if (!under.isEmpty()) {
          kept.set(entry.getKey(), keep(entry.getValue(), under));
        }
      }
      return kept;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        kept.add(keep(array.get(i), here.at(i)));
      }
      return kept;
    }
    return JsonNodeFactory.instance.nullNode();
  }
}

package org.relais.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** An import summary as it grows. */
final class ImportCounts {
  int imported;
  int updated;
  int ignored;
  int deleted;
  final TreeSet<Integer> rejected = new TreeSet<>();
  private final Map<ObjectNode, TreeSet<Integer>> conflicts = new LinkedHashMap<>();

  /** Conflicts that say the same are one, which names all their rows. */
  void conflict(ObjectNode conflict, Collection<Integer> indexes) {
    conflicts.computeIfAbsent(conflict, any -> new TreeSet<>()).addAll(indexes);
  }

  boolean hasConflicts() {
    return !conflicts.isEmpty();
  }

  int stored() {
    return imported + updated + deleted;
  }

  ObjectNode summary(String status, ObjectNode options, String description) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("status", status).set("importOptions", options);
    if (!description.isEmpty()) {
      summary.put("description", description);
    }
    ObjectNode count = summary.putObject("importCount");
    count.put("imported", imported).put("updated", updated);
    count.put("ignored", ignored).put("deleted", deleted);
    ArrayNode list = summary.putArray("conflicts");
    conflicts.forEach(
        (conflict, indexes) -> {
          ObjectNode shown = list.addObject();
          shown.setAll(conflict);
          if (!indexes.isEmpty()) {
            numbers(shown.putArray("indexes"), indexes);
          }
        });
    numbers(summary.putArray("rejectedIndexes"), rejected);
    summary.put("responseType", "ImportSummary");
    return summary;
  }

  private static void numbers(ArrayNode list, Collection<Integer> numbers) {
    List.copyOf(numbers).forEach(list::add);
  }
}

package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a document line by line, each line with the fields that read it. */
final class LitJson {
  /** What a page shows of one document. */
  static final int MOST_LINES = 600;

  private static final int LONGEST = 300;

  private final Map<List<Object>, Set<String>> readers;
  private final Set<String> acting;
  private final List<LitLine> lines = new ArrayList<>();

  private LitJson(Map<List<Object>, Set<String>> readers, Set<String> acting) {
    this.readers = readers;
    this.acting = acting;
  }

  /**
   * @param readers names of fields by the place that they read
   * @param acting the fields that the cursor's line acts on
   */
  static List<LitLine> lines(
      JsonNode document, Map<List<Object>, Set<String>> readers, Set<String> acting) {
    LitJson json = new LitJson(readers, acting);
    json.write(document, new ArrayList<>(), "", "", Set.of());
    List<LitLine> lines = json.lines;
    return lines.size() > MOST_LINES ? lines.subList(0, MOST_LINES) : lines;
  }

  /** Without anything lit, for what is not read by fields. */
  static List<LitLine> lines(JsonNode document) {
    return lines(document, Map.of(), Set.of());
  }

  private void write(
      JsonNode node, List<Object> place, String key, String end, Set<String> readAbove) {
    Set<String> here = readers.getOrDefault(place, Set.of());
    Set<String> read = here.isEmpty() ? readAbove : here;
    if (node.isContainerNode() && !node.isEmpty()) {
      line(place.size(), key + (node.isArray() ? "[" : "{"), read);
      Iterator<Map.Entry<String, JsonNode>> entries = node.fields();
      for (int i = 0; i < node.size(); i++) {
        String comma = i + 1 < node.size() ? "," : "";
        Map.Entry<String, JsonNode> entry = node.isArray() ? null : entries.next();
        place.add(entry == null ? (Object) i : entry.getKey());
        write(
            entry == null ? node.get(i) : entry.getValue(),
            place,
            entry == null ? "" : TextNode.valueOf(entry.getKey()) + ": ",
            comma,
            read);
        place.remove(place.size() - 1);
      }
      line(place.size(), (node.isArray() ? "]" : "}") + end, Set.of());
    } else {
      line(place.size(), key + shortened(node.toString()) + end, read);
    }
  }

  private void line(int depth, String text, Set<String> read) {
    lines.add(
        new LitLine(
            depth, text, read.stream().sorted().toList(), !Collections.disjoint(read, acting)));
  }

  private static String shortened(String value) {
    return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
  }
}

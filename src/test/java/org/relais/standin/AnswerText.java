package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An answer without what cannot be the same on two servers: times, uids made by the server, the
 * order of rows and of names in a set, what a JSON parser adds to its complaint.
 */
final class AnswerText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> LEFT_OUT =
      Set.of("created", "lastUpdated", "time", "importOptions", "jobParameters");
  private static final Set<String> SETS = Set.of("value", "args");
  private static final Set<String> ROWS =
      Set.of(
          "dataValues",
          "completeDataSetRegistrations",
          "categoryOptionCombos",
          "dataSetElements",
          "categoryOptions",
          "dataElements",
          "organisationUnits");

  private AnswerText() {}

  static String of(JsonNode body) {
    return tidied("", body).toPrettyString();
  }

  private static JsonNode tidied(String name, JsonNode node) {
    if (node.isObject()) {
      ObjectNode tidy = JSON.objectNode();
      new TreeSet<>(names(node))
          .forEach(
              key -> {
                if (!LEFT_OUT.contains(key)) {
                  tidy.set(key, tidied(key, node.path(key)));
                }
              });
      return tidy;
    }
    if (node.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      node.forEach(item -> items.add(tidied("", item)));
      if (ROWS.contains(name)) {
        items.sort((one, other) -> one.toString().compareTo(other.toString()));
      }
      ArrayNode list = JSON.arrayNode();
      items.forEach(list::add);
      return list;
    }
    return node.isTextual() ? JSON.textNode(tidied(name, node.asText())) : node;
  }

  private static String tidied(String name, String text) {
    if (SETS.contains(name)) {
      return Arrays.stream(text.split("[ ,\\[\\]`-]+")).sorted().collect(Collectors.joining(" "));
    }
    return text.replaceFirst("(Unexpected end-of-input).*(?s:.*)", "$1")
        .replaceFirst("\\(\\d{13}\\)", "(millis)")
        .replaceFirst("^http://127.0.0.1:\\d+", "http://server");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

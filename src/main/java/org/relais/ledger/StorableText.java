package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * Text without what PostgreSQL or UTF-8 cannot hold: the character NUL (which PostgreSQL's text has
 * no place for, see its manual, "Character Types") and halves of surrogate pairs.
 */
final class StorableText {
  private StorableText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  static JsonNode of(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      String clean = of(text);
      return clean.equals(text) ? node : TextNode.valueOf(clean);
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        copy.set(of(field.getKey()), of(field.getValue()));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> copy.add(of(element)));
      return copy;
    }
    return node;
  }
}

package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Removes personal data from a document before it is stored: keys that usually hold a name or a
 * telephone number, and the paths that the source's configuration lists.
 */
public final class PersonalFields {
  /** Stands where something personal is not shown. */
  public static final String MASK = "•••";

  private final Collection<RecordPath> personal;
  private final PersonalKeys keys = new PersonalKeys();

  /**
   * @param personal paths that the configuration lists, with all that stands under them; one that
   *     names no position in a list means each element
   */
  public PersonalFields(Collection<RecordPath> personal) {
    this.personal = personal;
  }

  /** A copy of {@code document} without personal data, but with what stands at {@code read}. */
  public JsonNode remove(JsonNode document, Collection<RecordPath> read) {
    return strip(document, PathSet.of(personal), PathSet.of(read));
  }

  /**
   * A copy of {@code document} to look at: what is personal is there, but not what it says.
   *
   * @param also paths that are personal as well, such as those that a mapping reads as such
   */
  public JsonNode mask(JsonNode document, Collection<RecordPath> also) {
    List<RecordPath> all = new ArrayList<>(personal);
    all.addAll(also);
    return mask(document, PathSet.of(all));
  }

  /**
   * Whether {@link #mask} hides what stands at a path, in the record or in the contact document of
   * its patient.
   */
  public boolean hides(RecordPath path, Collection<RecordPath> also) {
    return masks(path, also)
        || (path.startsWith(FieldReader.PATIENT) && masks(path.rest(), List.of()));
  }

  private boolean masks(RecordPath path, Collection<RecordPath> also) {
    JsonNode document = TextNode.valueOf("x");
    for (int i = path.steps().size() - 1; i >= 0; i--) {
      document = around(path.steps().get(i), document);
    }
    return !path.in(mask(document, also)).equals(path.in(document));
  }

  private static JsonNode around(Object step, JsonNode inner) {
    if (step instanceof Integer position) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < position; i++) {
        list.addNull();
      }
      return list.add(inner);
    }
    return JsonNodeFactory.instance.objectNode().set((String) step, inner);
  }

  private JsonNode mask(JsonNode node, PathSet personal) {
    PathSet here = personal.standingOn(node);
    if (here.endsHere()) {
      return hidden(node);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        JsonNode value = entry.getValue();
        copy.set(
            entry.getKey(),
            keys.contain(entry.getKey()) ? hidden(value) : mask(value, here.under(entry.getKey())));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        copy.add(mask(array.get(i), here.at(i)));
      }
      return copy;
    }
    return node;
  }

  private static JsonNode hidden(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(entry -> copy.set(entry.getKey(), hidden(entry.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(hidden(element)));
      return copy;
    }
    return node.isNull() || node.asText().isEmpty() ? node : TextNode.valueOf(MASK);
  }

  private JsonNode strip(JsonNode node, PathSet personal, PathSet read) {
    PathSet removed = personal.standingOn(node);
    PathSet kept = read.standingOn(node);
    if (kept.endsHere()) {
      return node.deepCopy();
    }
    if (removed.endsHere()) {
      return Pruning.keep(node, kept);
    }
    if (node instanceof ObjectNode object) {
      return strip(object, removed, kept);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        copy.add(strip(array.get(i), removed.at(i), kept.at(i)));
      }
      return copy;
    }
    return node;
  }

  private ObjectNode strip(ObjectNode object, PathSet personal, PathSet read) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      PathSet removed = personal.under(entry.getKey());
      PathSet kept = read.under(entry.getKey());
      boolean isPersonal = removed.endsHere() || keys.contain(entry.getKey());
      if (!isPersonal) {
        copy.set(entry.getKey(), strip(entry.getValue(), removed, kept));
      } else if (!kept.isEmpty()) {
        copy.set(entry.getKey(), Pruning.keep(entry.getValue(), kept));
      }
    }
    return copy;
  }
}

package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets one field's value out of a record, as its mapping says. */
final class FieldReader {
  /** Where the contact document of the patient is read: {@code patient.date_of_birth}. */
  static final String PATIENT = "patient";

  private final FieldMapping mapping;
  private final ValueReader values;

  FieldReader(FieldMapping mapping, ZoneId zone) {
    this.mapping = mapping;
    this.values = ValueReader.of(mapping, zone);
  }

  Field field() {
    return mapping.field();
  }

  /** Where the value may stand, for messages. */
  @Nullable String place() {
    return mapping.from().isEmpty() ? null : mapping.from().get(0).text();
  }

  /** What was read, and where. */
  record Found(Reading reading, @Nullable String path) {}

  Found read(JsonNode body, @Nullable JsonNode patient) {
    Object constant = mapping.constant();
    if (constant != null) {
      return new Found(new Reading.Answered(constant), null);
    }
    for (RecordPath path : mapping.from()) {
      Reading reading = read(path, body, patient);
      if (!(reading instanceof Reading.NotAsked)) {
        return new Found(reading, path.text());
      }
    }
    Object absent = mapping.absent();
    return new Found(absent == null ? Reading.NOT_ASKED : new Reading.Answered(absent), place());
  }

  private Reading read(RecordPath path, JsonNode body, @Nullable JsonNode patient) {
    if (patient != null && path.startsWith(PATIENT)) {
      Reading reading = read(path.rest(), patient);
      if (!(reading instanceof Reading.NotAsked)) {
        return reading;
      }
    }
    return read(path, body);
  }

  private Reading read(RecordPath path, JsonNode document) {
    JsonNode node = path.in(document);
    return node.isMissingNode() && path.meetsListIn(document) ? wrongShape(true) : read(node);
  }

  private Reading read(JsonNode node) {
    JsonNode plain = plain(node);
    if (isEmpty(plain)) {
      return plain.isArray() && values.takesLists() ? values.read(List.of()) : Reading.NOT_ASKED;
    }
    if (plain.isArray() && values.takesLists()) {
      List<JsonNode> elements = new ArrayList<>();
      for (JsonNode element : plain) {
        JsonNode inner = plain(element);
        if (inner.isContainerNode()) {
          return wrongShape(inner.isArray());
        }
        elements.add(inner);
      }
      return values.read(elements);
    }
    return plain.isContainerNode() ? wrongShape(plain.isArray()) : values.read(List.of(plain));
  }

  private static Reading wrongShape(boolean isList) {
    return Reading.faulty(
        MappingFault.WRONG_SHAPE,
        isList ? new Labels("a list", "une liste") : new Labels("a group", "un groupe"));
  }

  /** Some systems wrap a text that has attributes, and a list of one is its element. */
  private JsonNode plain(JsonNode node) {
    if (node instanceof ObjectNode && node.has("#text")) {
      return node.get("#text");
    }
    return node.isArray() && node.size() == 1 && !values.takesLists() ? node.get(0) : node;
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || node instanceof MissingNode
        || (node.isTextual() && node.textValue().isBlank())
        || (node.isContainerNode() && node.isEmpty());
  }
}

package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.FieldMapping;
import org.relais.visit.MappingInput;
import org.relais.visit.RecordPath;

/**
 * Where a field's answer stands.
 *
 * @param path as the mapping writes it
 * @param ofPatient whether in the contact document of the patient, else in the record
 * @param steps keys and positions from the top of that document, as they are
 */
record ReadPlace(RecordPath path, boolean ofPatient, List<Object> steps, JsonNode value) {
  private static final String PATIENT = "patient";

  ReadPlace {
    steps = List.copyOf(steps);
  }

  /** The first path with an answer; empty where none has one. */
  static Optional<ReadPlace> of(FieldMapping mapping, MappingInput input) {
    for (RecordPath path : mapping.from()) {
      Optional<ReadPlace> found = of(path, input);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ReadPlace> of(RecordPath path, MappingInput input) {
    JsonNode contact = input.patient();
    if (contact != null && path.steps().size() > 1 && path.steps().get(0).equals(PATIENT)) {
      Optional<ReadPlace> found = in(asRead(contact), path, true);
      if (found.isPresent()) {
        return found;
      }
    }
    return in(input.body(), path, false);
  }

  /** The contact document as paths see it: under {@code patient}. */
  static JsonNode asRead(JsonNode contact) {
    return JsonNodeFactory.instance.objectNode().set(PATIENT, contact);
  }

  private static Optional<ReadPlace> in(JsonNode document, RecordPath path, boolean ofPatient) {
    JsonNode value = path.in(document);
    boolean empty =
        value.isMissingNode()
            || value.isNull()
            || (value.isTextual() && value.textValue().isBlank());
    return empty
        ? Optional.empty()
        : Optional.of(new ReadPlace(path, ofPatient, steps(document, path), value));
  }

  /** {@link RecordPath#in} steps over lists of one; here each step is as the document has it. */
  private static List<Object> steps(JsonNode document, RecordPath path) {
    List<Object> steps = new ArrayList<>();
    @Nullable JsonNode node = document;
    for (Object step : path.steps()) {
      if (step instanceof Integer position) {
        if (node.isArray()) {
          steps.add(position);
          node = node.path(position);
        }
      } else {
        if (node.isArray() && node.size() == 1) {
          steps.add(0);
          node = node.get(0);
        }
        steps.add(step);
        node = node.path((String) step);
      }
    }
    return steps;
  }

  /** What stands there in another copy of the same document. */
  JsonNode in(JsonNode copy) {
    JsonNode node = copy;
    for (Object step : steps) {
      node = step instanceof Integer position ? node.path(position) : node.path((String) step);
    }
    return node;
  }
}

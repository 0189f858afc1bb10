package org.relais.target.dhis2;

import java.util.List;
import java.util.Optional;

/**
 * A data set of a server.
 *
 * @param attributeCombo uid of its own category combo
 */
record ServerDataSet(
    String id, String code, String name, String attributeCombo, List<ServerElement> elements) {
  ServerDataSet {
    elements = List.copyOf(elements);
  }

  /** The element with this uid, else this code, else this name; blanks around codes are ignored. */
  Optional<ServerElement> element(String identifier) {
    String wanted = identifier.strip();
    return elements.stream()
        .filter(element -> element.id().equals(wanted))
        .findFirst()
        .or(() -> elements.stream().filter(e -> e.code().strip().equals(wanted)).findFirst())
        .or(() -> elements.stream().filter(e -> e.answersTo(wanted)).findFirst());
  }
}

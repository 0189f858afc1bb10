package org.relais.target.dhis2;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data set of a server.
 *
 * @param attributeCombo uid of its own category combo
 * @param workflow uid of the workflow by which its data are approved there, or null
 */
record ServerDataSet(
    String id,
    String code,
    String name,
    String attributeCombo,
    @Nullable String workflow,
    List<ServerElement> elements) {
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

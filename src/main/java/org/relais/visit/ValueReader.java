package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;

/** Turns the answer that a record gives into a value of the field's type. */
interface ValueReader {
  /**
   * @param answers the plain values at a path: one, or as many as its list has where {@link
   *     #takesLists()}
   */
  Reading read(List<JsonNode> answers);

  /** Whether a list is an answer, and an empty one says that nothing applied. */
  default boolean takesLists() {
    return false;
  }

  static ValueReader of(FieldMapping mapping, ZoneId zone) {
    String contains = mapping.contains();
    if (contains != null) {
      return new ContainsReader(contains, mapping.conversion());
    }
    return switch (mapping.field().type()) {
      case YES_NO -> new YesNoReader(mapping);
      case CODE -> new CodeReader(mapping);
      case CODES -> new CodesReader(mapping);
      case INTEGER, DECIMAL -> new NumberReader(mapping);
      case DATE -> new DateReader(mapping, new DateText(zone, mapping.conversion()));
      case TIME -> new TimeReader(new DateText(zone, mapping.conversion()));
      case TEXT -> new TextReader(mapping);
    };
  }
}

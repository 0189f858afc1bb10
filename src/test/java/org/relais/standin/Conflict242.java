package org.relais.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The faults of one row that DHIS2 2.42 names, in its words. */
final class Conflict242 {
  private Conflict242() {}

  static ObjectNode notFound(String code, String what, String property, String object) {
    return conflict(
        code,
        property,
        what + ": `" + object + "`",
        object,
        property.equals("dataElement") || property.equals("dataSet")
            ? property
            : property.equals("orgUnit") ? "organisationUnit" : "categoryOptionCombo",
        object);
  }

  /**
   * @param object what is at fault, where there is something
   * @param objects name and value in turn
   */
  static ObjectNode conflict(
      String code,
      @Nullable String property,
      String text,
      @Nullable String object,
      String... objects) {
    ObjectNode conflict = JsonNodeFactory.instance.objectNode();
    if (object != null) {
      conflict.put("object", object);
    }
    ObjectNode named = conflict.putObject("objects");
    for (int i = 0; i < objects.length; i += 2) {
      named.put(objects[i], objects[i + 1]);
    }
    conflict.put("value", text).put("errorCode", code);
    if (property != null) {
      conflict.put("property", property);
    }
    return conflict;
  }
}

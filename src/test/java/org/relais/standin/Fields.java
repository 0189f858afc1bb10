package org.relais.standin;

import java.util.ArrayList;
import java.util.List;

/** One field of DHIS2's {@code fields} parameter, such as {@code parent[id,code]}. */
record Fields(String name, String transformer, List<Fields> nested) {
  static List<Fields> of(String text) {
    List<Fields> fields = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        if (i > start) {
          fields.add(one(text.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return fields;
  }

  private static Fields one(String text) {
    int bracket = text.indexOf('[');
    String name = bracket < 0 ? text : text.substring(0, bracket);
    List<Fields> nested =
        bracket < 0 ? List.of() : of(text.substring(bracket + 1, text.length() - 1));
    int tilde = name.indexOf('~');
    return tilde < 0
        ? new Fields(name, "", nested)
        : new Fields(name.substring(0, tilde), name.substring(tilde + 1), nested);
  }
}

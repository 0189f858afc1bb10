package org.relais.visit.condition;

import java.util.List;
import java.util.stream.Collectors;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;

/** What to say about a code that a field does not have. */
final class Codes {
  private static final int LISTED = 8;

  private Codes() {}

  static Problem unknown(Field field, String code, Place place) {
    List<String> codes = field.codes().stream().map(CodeDefinition::code).toList();
    return new Problem(
        Problem.Kind.UNKNOWN_CODE,
        place,
        "\"" + code + "\" is no answer of " + field.name(),
        Nearest.question(code, codes).orElseGet(() -> list(codes)));
  }

  private static String list(List<String> codes) {
    String first = codes.stream().limit(LISTED).collect(Collectors.joining(", "));
    return "its answers are " + first + (codes.size() > LISTED ? "…" : "");
  }
}

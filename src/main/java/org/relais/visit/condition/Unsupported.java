package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;

/** Problems with what CEL has and a condition on a visit does not. */
final class Unsupported {
  private Unsupported() {}

  static Problem function(String function, Place place) {
    return new Problem(
        Problem.Kind.UNSUPPORTED,
        place,
        "a condition cannot use " + readable(function),
        instead(function));
  }

  static Problem part(Place place) {
    return new Problem(
        Problem.Kind.UNSUPPORTED,
        place,
        "a condition cannot use this part of CEL",
        "use fields, numbers, texts, lists, comparisons, in, &&, ||, ! and ? :");
  }

  /** CEL's inner name of an operator, as people write it. */
  static String readable(String function) {
    String operator = function.replace("_", "").replace("@", "");
    return operator.isEmpty() ? function : operator.matches("\\W+") ? operator : function + "()";
  }

  private static @Nullable String instead(String function) {
    return switch (function) {
      case "has" -> "write asked(field)";
      case "exists", "all", "exists_one", "filter", "map" -> "write \"code\" in field";
      case "matches" -> "write contains, startsWith or endsWith";
      case "int", "double", "uint" -> "whole and decimal numbers compare as they are";
      default -> null;
    };
  }
}

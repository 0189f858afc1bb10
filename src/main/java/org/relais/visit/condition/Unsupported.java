package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** Problems with what CEL has and a condition on a visit does not. */
final class Unsupported {
  private Unsupported() {}

  static Problem function(String function, Place place) {
    return problem(
        place,
        "a condition cannot use " + readable(function),
        "une condition ne peut pas utiliser " + readable(function),
        instead(function));
  }

  static Problem part(Place place) {
    return problem(
        place,
        "a condition cannot use this part of CEL",
        "une condition ne peut pas utiliser cette partie de CEL",
        new Labels(
            "use fields, numbers, texts, lists, comparisons, in, &&, ||, ! and ? :",
            "utilisez champs, nombres, textes, listes, comparaisons, in, &&, ||, ! et ? :"));
  }

  static Problem problem(Place place, String en, String fr, @Nullable Labels help) {
    return new Problem(Problem.Kind.UNSUPPORTED, place, new Labels(en, fr), help);
  }

  /** CEL's inner name of an operator, as people write it. */
  static String readable(String function) {
    String operator = function.replace("_", "").replace("@", "");
    return operator.isEmpty() ? function : operator.matches("\\W+") ? operator : function + "()";
  }

  private static @Nullable Labels instead(String function) {
    return switch (function) {
      case "has" -> new Labels("write asked(field)", "écrivez asked(champ)");
      case "exists", "all", "exists_one", "filter", "map" ->
          new Labels("write \"code\" in field", "écrivez \"code\" in champ");
      case "matches" ->
          new Labels(
              "write contains, startsWith or endsWith", "écrivez contains, startsWith ou endsWith");
      case "int", "double", "uint" ->
          new Labels(
              "whole and decimal numbers compare as they are",
              "nombres entiers et décimaux se comparent tels quels");
      default -> null;
    };
  }
}

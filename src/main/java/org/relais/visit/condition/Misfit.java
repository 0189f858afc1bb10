package org.relais.visit.condition;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** Problems with parts whose types do not go together. */
final class Misfit {
  private static final Labels OTHER_TYPES =
      new Labels(
          "these two are of different types and cannot be compared",
          "ces deux valeurs sont de types différents et ne se comparent pas");
  private static final Labels LIKE_WITH_LIKE =
      new Labels(
          "compare a date with date(\"2026-01-31\"), a time with"
              + " timestamp(\"2026-01-31T08:00:00Z\"), a number with a number",
          "comparez une date à date(\"2026-01-31\"), un moment à"
              + " timestamp(\"2026-01-31T08:00:00Z\"), un nombre à un nombre");

  private Misfit() {}

  /** Two values that the checker lets pass and that cannot be compared all the same. */
  static Problem compared(Place place) {
    return new Problem(Problem.Kind.WRONG_TYPE, place, OTHER_TYPES, LIKE_WITH_LIKE);
  }

  /**
   * A function or operator for which the checker found no such types.
   *
   * @param quotesNumber whether one of its parts is a number in quotes
   */
  static Problem of(String function, List<TypeWord> types, boolean quotesNumber, Place place) {
    return new Problem(
        Problem.Kind.WRONG_TYPE,
        place,
        message(function, types),
        help(function, types, quotesNumber));
  }

  private static Labels message(String function, List<TypeWord> types) {
    String en = types.stream().distinct().map(t -> t.label().en()).collect(joining(" and "));
    String fr = types.stream().distinct().map(t -> t.label().fr()).collect(joining(" et "));
    if (Comparison.ofFunction(function).isPresent()) {
      return new Labels(en + " cannot be compared", fr + " ne se comparent pas");
    }
    return switch (function) {
      case "_&&_", "_||_", "!_" ->
          new Labels(
              "&&, || and ! join yes/no answers, not " + en,
              "&&, || et ! relient des réponses oui/non, et non " + fr);
      case "_?_:_" ->
          new Labels(
              "? : chooses between two values of one type, not " + en,
              "? : choisit entre deux valeurs du même type, et non " + fr);
      case "@in" ->
          new Labels(
              "in asks for one value in a list of such values, not " + en,
              "in cherche une valeur dans une liste de telles valeurs, et non " + fr);
      default ->
          new Labels(
              Unsupported.readable(function) + " does not work with " + en,
              Unsupported.readable(function) + " ne s'applique pas à " + fr);
    };
  }

  private static @Nullable Labels help(
      String function, List<TypeWord> types, boolean quotesNumber) {
    if (types.contains(TypeWord.NOTHING)) {
      return new Labels(
          "write !asked(field) for a question that was not asked",
          "écrivez !asked(champ) pour une question qui n'a pas été posée");
    }
    boolean withText = types.contains(TypeWord.TEXT);
    if (function.equals("_==_") && types.contains(TypeWord.YES_NO) && withText) {
      return new Labels(
          "write the field alone for yes, or ! before it for no",
          "écrivez le champ seul pour oui, ou ! devant lui pour non");
    }
    if (types.contains(TypeWord.LIST) && withText) {
      return new Labels("write \"code\" in field", "écrivez \"code\" in champ");
    }
    if (withText && quotesNumber) {
      return new Labels("write the number without quotes", "écrivez le nombre sans guillemets");
    }
    return List.of("_+_", "_-_", "_*_", "_?_:_").contains(function)
            && types.contains(TypeWord.WHOLE)
            && types.contains(TypeWord.DECIMAL)
        ? new Labels(
            "write the whole number with a decimal point, such as 2.0",
            "écrivez le nombre entier avec un point décimal, par exemple 2.0")
        : null;
  }
}

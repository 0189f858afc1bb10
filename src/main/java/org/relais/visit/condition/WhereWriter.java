package org.relais.visit.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/** Writes the entries of a {@code where:} list as CEL. */
final class WhereWriter {
  private static final String NONE = "false";

  private final Dictionary dictionary;
  private final List<Problem> problems;

  /**
   * @param problems where to add what is wrong
   */
  WhereWriter(Dictionary dictionary, List<Problem> problems) {
    this.dictionary = dictionary;
    this.problems = problems;
  }

  /** The entry as CEL; anything where it has a problem. */
  String write(int index, WhereEntry entry) {
    Optional<Field> field = dictionary.find(entry.field());
    if (field.isEmpty()) {
      problems.add(UnknownName.field(dictionary, entry.field(), new Place.InField(index)));
      return NONE;
    }
    if (entry.values().isEmpty()) {
      problems.add(
          new Problem(
              Problem.Kind.SYNTAX,
              new Place.InField(index),
              new Labels(
                  "nothing is said that " + entry.field() + " must be",
                  "rien ne dit ce que " + entry.field() + " doit être"),
              new Labels(
                  "write a value, or \"present\" for any answer",
                  "écrivez une valeur, ou « present » pour toute réponse")));
      return NONE;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < entry.values().size(); i++) {
      WhereValue value = WhereValue.read(field.get(), entry.values().get(i));
      if (value.fault() != null) {
        problems.add(value.fault().at(new Place.InValue(index, i)));
      }
      parts.add(value.cel());
    }
    return parts.size() == 1 ? parts.get(0) : "(" + String.join(" || ", parts) + ")";
  }
}

package org.relais.visit.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;

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
      List<String> names = dictionary.fields().stream().map(Field::name).toList();
      problems.add(
          new Problem(
              Problem.Kind.UNKNOWN_FIELD,
              new Place.InField(index),
              "the dictionary has no field \"" + entry.field() + "\"",
              Nearest.question(entry.field(), names).orElse(null)));
      return NONE;
    }
    if (entry.values().isEmpty()) {
      problems.add(
          new Problem(
              Problem.Kind.SYNTAX,
              new Place.InField(index),
              "nothing is said that " + entry.field() + " must be",
              "write a value, or \"present\" for any answer"));
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

package org.relais.visit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.condition.Truth;

/** Holds a visit against the ranges of the dictionary and the quality rules. */
final class QualityCheck {
  private final VisitModel model;
  private final List<Field> ranged;

  QualityCheck(VisitModel model) {
    this.model = model;
    this.ranged =
        model.dictionary().fields().stream()
            .filter(field -> field.range() != null && !field.derived())
            .toList();
  }

  /** Sets values outside their range aside in {@code values}, before anything is derived. */
  void ranges(@Nullable Object[] values, List<Reason> rejections, List<Reason> warnings) {
    for (Field field : ranged) {
      Range range = field.range();
      if (range != null
          && values[field.index()] instanceof Number number
          && !range.contains(number.doubleValue())) {
        (model.ranges().reject() ? rejections : warnings).add(model.ranges().broken(field, range));
        values[field.index()] = null;
      }
    }
  }

  /**
   * Asks every rule, then sets aside in {@code values} what the broken ones say.
   *
   * @param visit a view of {@code values}
   * @return whether anything was set aside, so that derived fields must be computed again
   */
  boolean rules(
      @Nullable Object[] values, Visit visit, List<Reason> rejections, List<Reason> warnings) {
    List<Field> setAside = new ArrayList<>();
    for (QualityRule rule : model.rules()) {
      if (rule.violatedWhen().test(visit) == Truth.YES) {
        (rule.reject() ? rejections : warnings).add(reason(rule));
        setAside.addAll(rule.setAside());
      }
    }
    boolean changed = false;
    for (Field field : setAside) {
      changed |= values[field.index()] != null;
      values[field.index()] = null;
    }
    return changed;
  }

  private static Reason reason(QualityRule rule) {
    Labels label = rule.label();
    return new Reason(
        rule.code(),
        rule.reject()
            ? new Labels(
                label.en() + "; correct the record in the field system",
                label.fr() + " ; corrigez l'enregistrement dans le système de terrain")
            : label,
        null,
        null);
  }
}

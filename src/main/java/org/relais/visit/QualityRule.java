package org.relais.visit;

import java.util.List;
import org.relais.visit.condition.Condition;

/**
 * A check of one visit (rules V01, V02, V08… of the iCCM catalogue).
 *
 * @param code such as {@code V01}
 * @param violatedWhen the visit breaks the rule where this is {@code YES}
 * @param reject whether a visit that breaks it becomes a rejection; else it is warned about
 * @param setAside fields whose values are treated as not asked where the rule is broken
 */
public record QualityRule(
    String code, Labels label, Condition violatedWhen, boolean reject, List<Field> setAside) {
  public QualityRule {
    setAside = List.copyOf(setAside);
  }
}

package org.relais.visit;

import java.util.List;

/**
 * Everything that turns answers into a visit, whatever the source.
 *
 * @param derivations in the order in which they can be computed
 * @param ranges what happens to numbers outside their field's range
 * @param duplicateKey rule V10: visits of one source with the same values in all these fields are
 *     the same visit, and one of them counts; empty: no visit is a duplicate
 */
public record VisitModel(
    Dictionary dictionary,
    List<Derivation> derivations,
    RangeRule ranges,
    List<QualityRule> rules,
    List<Field> duplicateKey) {
  public VisitModel {
    derivations = List.copyOf(derivations);
    rules = List.copyOf(rules);
    duplicateKey = List.copyOf(duplicateKey);
  }

  /** With the usual rule for ranges. */
  public VisitModel(
      Dictionary dictionary,
      List<Derivation> derivations,
      List<QualityRule> rules,
      List<Field> duplicateKey) {
    this(dictionary, derivations, RangeRule.USUAL, rules, duplicateKey);
  }
}

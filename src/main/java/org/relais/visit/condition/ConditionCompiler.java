package org.relais.visit.condition;

import java.util.List;
import org.relais.visit.Dictionary;

/**
 * Turns conditions as people write them into questions that a visit can be asked.
 *
 * <p>Everything that can be wrong with a condition is found here: what compiles never fails on a
 * visit.
 */
public final class ConditionCompiler {
  private final Dictionary dictionary;

  public ConditionCompiler(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Compiles a {@code where:} list; all of its entries must hold. An empty list always holds. */
  public CompiledCondition where(List<WhereEntry> entries) {
    throw new UnsupportedOperationException(entries + " over " + dictionary.size());
  }

  /** Compiles a CEL expression that answers yes or no. */
  public CompiledCondition cel(String expression) {
    throw new UnsupportedOperationException(expression + " over " + dictionary.size());
  }
}

package org.relais.visit.condition;

import java.util.List;
import java.util.Set;
import org.relais.visit.Field;

/** The outcome of compiling a condition. */
public sealed interface CompiledCondition {
  /**
   * @param reads the fields whose values can change the answer
   * @param cel the condition in CEL, for people who ask what a figure counts
   */
  record Ok(Condition condition, Set<Field> reads, String cel) implements CompiledCondition {}

  record Faulty(List<Problem> problems) implements CompiledCondition {}
}

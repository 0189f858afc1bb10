package org.relais.visit.condition;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.visit.condition.Term.Value;

/** CEL's {@code in}. */
final class Membership {
  private Membership() {}

  /** Whether a text is among the codes of the field at {@code index}. */
  static Condition inCodes(Answer text, int index) {
    return visit -> {
      Object code = text.of(visit);
      Object codes = visit.value(index);
      return code == null || codes == null
          ? Truth.UNKNOWN
          : Truth.of(((List<?>) codes).contains(code));
    };
  }

  /** Whether a value is one of those written in the expression. */
  static Condition inChoices(Value value, List<Value> choices) {
    Answer answer = value.answer();
    if (value.kind().isNumber()) {
      Number[] numbers = choices.stream().map(Value::constant).toArray(Number[]::new);
      return visit -> {
        Object number = answer.of(visit);
        return number == null ? Truth.UNKNOWN : Truth.of(holds(numbers, (Number) number));
      };
    }
    Set<Object> constants =
        choices.stream().map(Value::constant).collect(Collectors.toUnmodifiableSet());
    return visit -> {
      Object found = answer.of(visit);
      return found == null ? Truth.UNKNOWN : Truth.of(constants.contains(found));
    };
  }

  private static boolean holds(Number[] numbers, Number number) {
    if (Double.isNaN(number.doubleValue())) {
      return false;
    }
    for (Number one : numbers) {
      if (Numbers.compare(one, number) == 0) {
        return true;
      }
    }
    return false;
  }
}

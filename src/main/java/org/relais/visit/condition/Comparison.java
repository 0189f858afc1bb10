package org.relais.visit.condition;

import java.util.Optional;
import org.relais.visit.condition.Term.Kind;
import org.relais.visit.condition.Term.Value;

/** The comparisons of two values; with a value that was not asked, none has an answer. */
enum Comparison {
  EQUAL("_==_"),
  NOT_EQUAL("_!=_"),
  LESS("_<_"),
  AT_MOST("_<=_"),
  GREATER("_>_"),
  AT_LEAST("_>=_");

  private final String function;

  Comparison(String function) {
    this.function = function;
  }

  /** The comparison that CEL's function of this name makes. */
  static Optional<Comparison> ofFunction(String function) {
    for (Comparison comparison : values()) {
      if (comparison.function.equals(function)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }

  /** Compares two values whose kinds compare. */
  Condition of(Value left, Value right) {
    Object constant = right.constant();
    if (constant instanceof String text && (this == EQUAL || this == NOT_EQUAL)) {
      return sameText(left.answer(), text);
    }
    if (left.kind() == Kind.WHOLE && constant instanceof Long number) {
      return withWhole(left.answer(), number);
    }
    if (left.kind().isNumber()) {
      return numbers(left.answer(), right.answer());
    }
    return ordered(left.answer(), right.answer());
  }

  private Condition sameText(Answer left, String text) {
    Truth whenSame = Truth.of(this == EQUAL);
    Truth whenOther = whenSame.not();
    return visit -> {
      Object value = left.of(visit);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      return text.equals(value) ? whenSame : whenOther;
    };
  }

  private Condition withWhole(Answer left, long number) {
    return visit -> {
      Object value = left.of(visit);
      return value == null ? Truth.UNKNOWN : holds(Long.compare((Long) value, number));
    };
  }

  private Condition numbers(Answer left, Answer right) {
    return visit -> {
      Object a = left.of(visit);
      Object b = right.of(visit);
      return a == null || b == null ? Truth.UNKNOWN : numbers((Number) a, (Number) b);
    };
  }

  private Truth numbers(Number a, Number b) {
    if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
      return Truth.of(this == NOT_EQUAL);
    }
    return holds(Numbers.compare(a, b));
  }

  @SuppressWarnings("unchecked")
  private Condition ordered(Answer left, Answer right) {
    return visit -> {
      Object a = left.of(visit);
      Object b = right.of(visit);
      return a == null || b == null ? Truth.UNKNOWN : holds(((Comparable<Object>) a).compareTo(b));
    };
  }

  /**
   * @param order negative, 0 or positive, as {@link Comparable#compareTo} gives it
   */
  private Truth holds(int order) {
    return Truth.of(
        switch (this) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case AT_MOST -> order <= 0;
          case GREATER -> order > 0;
          case AT_LEAST -> order >= 0;
        });
  }
}

package org.relais.visit.condition;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Field;
import org.relais.visit.FieldType;

/** A part of an expression, translated. */
sealed interface Term {
  /** Something that holds, does not hold, or is not known. */
  record Question(Condition condition) implements Term {}

  /**
   * A number, text, date or time.
   *
   * @param field where it is just a field's value, else null
   * @param constant where it stands in the expression itself, else null
   */
  record Value(
      CelExpr expr, Kind kind, Answer answer, @Nullable Field field, @Nullable Object constant)
      implements Term {}

  /** The codes of a field that holds several. */
  record Codes(Field field) implements Term {}

  /** A list written in the expression, whose elements stand there too. */
  record Choices(List<Value> elements) implements Term {}

  /** Something wrong, which is already reported. */
  record Broken() implements Term {}

  /** What values a {@link Value} has. */
  enum Kind {
    /** {@link Long}. */
    WHOLE,
    /** {@link Double}. */
    DECIMAL,
    /** {@link String}. */
    TEXT,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.Instant}. */
    TIME;

    boolean isNumber() {
      return this == WHOLE || this == DECIMAL;
    }

    boolean comparesWith(Kind other) {
      return this == other || (isNumber() && other.isNumber());
    }

    static Kind of(FieldType type) {
      return switch (type) {
        case INTEGER -> WHOLE;
        case DECIMAL -> DECIMAL;
        case CODE, TEXT -> TEXT;
        case DATE -> DATE;
        case TIME -> TIME;
        case YES_NO, CODES -> throw new IllegalArgumentException(type + " holds no single value");
      };
    }
  }
}

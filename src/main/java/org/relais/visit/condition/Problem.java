package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;

/**
 * Why a condition does not compile.
 *
 * @param offset 0-based place in the text of the expression, in characters
 * @param length how many characters are at fault, at least 1
 * @param help what to write instead, or null
 */
public record Problem(Kind kind, int offset, int length, String message, @Nullable String help) {
  /** The kinds of fault; each has a diagnostic code of its own. */
  public enum Kind {
    SYNTAX,
    UNKNOWN_FIELD,
    UNKNOWN_CODE,
    WRONG_TYPE,
    NOT_A_CONDITION
  }
}

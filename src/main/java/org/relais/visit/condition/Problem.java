package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * Why a condition does not compile.
 *
 * @param place what to put the caret under
 * @param message what is wrong, one sentence without a full stop
 * @param help what to write instead, or null
 */
public record Problem(Kind kind, Place place, Labels message, @Nullable Labels help) {
  /** The kinds of fault; each has a diagnostic code of its own. */
  public enum Kind {
    SYNTAX,
    UNKNOWN_FIELD,
    UNKNOWN_CODE,
    WRONG_TYPE,
    /** CEL has it, conditions on a visit do not. */
    UNSUPPORTED,
    NOT_A_CONDITION
  }
}

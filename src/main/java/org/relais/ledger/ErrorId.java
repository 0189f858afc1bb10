package org.relais.ledger;

import java.util.Locale;
import java.util.Optional;

/**
 * Names an item of the error queue so that a person can type it: {@code V4711} is a value (cell),
 * {@code F17} a visit as FHIR, {@code R9} a rejected record.
 *
 * @param number of the cell, the visit item or the rejection in the ledger
 */
public record ErrorId(ErrorKind kind, long number) {
  private static final int MOST_DIGITS = 18;

  /** Reads what a person typed, in small letters as well; empty where it names no item. */
  public static Optional<ErrorId> parse(String text) {
    String typed = text.strip().toUpperCase(Locale.ROOT);
    for (ErrorKind kind : ErrorKind.values()) {
      if (!typed.isEmpty() && typed.charAt(0) == kind.letter()) {
        return number(typed.substring(1)).map(number -> new ErrorId(kind, number));
      }
    }
    return Optional.empty();
  }

  static Optional<Long> number(String digits) {
    return digits.matches("[0-9]{1," + MOST_DIGITS + "}")
        ? Optional.of(Long.valueOf(digits))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return kind.letter() + String.valueOf(number);
  }
}

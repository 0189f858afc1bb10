package org.relais.ledger;

import java.util.Locale;
import java.util.Optional;

/** Names a cause of the error queue so that a person can type it: {@code C12}. */
public record CauseId(long number) {
  private static final char LETTER = 'C';

  /** Reads what a person typed, in small letters as well; empty where it names no cause. */
  public static Optional<CauseId> parse(String text) {
    String typed = text.strip().toUpperCase(Locale.ROOT);
    return typed.isEmpty() || typed.charAt(0) != LETTER
        ? Optional.empty()
        : ErrorId.number(typed.substring(1)).map(CauseId::new);
  }

  @Override
  public String toString() {
    return LETTER + String.valueOf(number);
  }
}

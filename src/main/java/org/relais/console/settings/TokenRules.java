package org.relais.console.settings;

/** What a token may be. The form says the same, so only a hand-made request meets these. */
public final class TokenRules {
  static final int LONGEST_LABEL = 200;
  static final int LONGEST_DAYS = 3_660;

  private TokenRules() {}

  public static boolean fit(String label, int days) {
    return !label.isBlank() && label.length() <= LONGEST_LABEL && days >= 1 && days <= LONGEST_DAYS;
  }
}

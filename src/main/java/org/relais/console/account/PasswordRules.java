package org.relais.console.account;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.relais.visit.Labels;

/** What a password must be: long. NIST SP 800-63B asks for length and for no mixture of signs. */
public final class PasswordRules {
  private static final int SHORTEST = 12;

  /** bcrypt reads no more. */
  private static final int LONGEST_BYTES = 72;

  private PasswordRules() {}

  /** What is wrong with a password, if anything. */
  public static Optional<Labels> fault(String account, String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(
          new Labels(
              "The password is too short: take at least %d characters, such as four words."
                  .formatted(SHORTEST),
              "Le mot de passe est trop court : prenez au moins %d caractères, par exemple quatre mots."
                  .formatted(SHORTEST)));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      return Optional.of(
          new Labels(
              "The password is too long: take at most %d characters.".formatted(LONGEST_BYTES),
              "Le mot de passe est trop long : prenez au plus %d caractères."
                  .formatted(LONGEST_BYTES)));
    }
    if (password.toLowerCase(Locale.ROOT).contains(account)
        || password.chars().distinct().count() < SHORTEST / 3) {
      return Optional.of(
          new Labels(
              "The password is easy to guess: it must not hold the account's name, nor be a few characters repeated.",
              "Le mot de passe est facile à deviner : il ne doit pas contenir le nom du compte, ni répéter quelques caractères."));
    }
    return Optional.empty();
  }
}

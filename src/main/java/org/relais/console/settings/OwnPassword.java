package org.relais.console.settings;

import java.time.Duration;
import java.util.Optional;
import org.relais.console.account.Accounts;
import org.relais.console.account.PasswordRules;
import org.relais.console.security.GuessLimit;
import org.relais.visit.Labels;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets people change their own password, who know the one of now. */
public final class OwnPassword {
  private static final Labels WRONG =
      new Labels(
          "The present password is not right. Nothing was changed.",
          "Le mot de passe actuel n'est pas le bon. Rien n'a été changé.");

  private static final int TRIES = 10;
  private static final Duration SPAN = Duration.ofMinutes(5);

  private final Accounts accounts;
  private final PasswordEncoder encoder;

  /** Whoever finds a screen that is logged in, or a token, must not guess the password by it. */
  private final GuessLimit limit = new GuessLimit(TRIES, SPAN);

  OwnPassword(Accounts accounts, PasswordEncoder encoder) {
    this.accounts = accounts;
    this.encoder = encoder;
  }

  /** Whether the account has a password at all. */
  boolean has(String name) {
    return accounts.passwordHash(name).isPresent();
  }

  /**
   * Changes it, which ends what is logged in.
   *
   * @param through the log-in or the kind of program that asks: who guesses through one does not
   *     keep the owner out who comes through another
   * @return why nothing was changed; empty where it was
   */
  public Optional<Labels> change(String name, String through, String present, String password) {
    String who = name + " " + through;
    Duration wait = limit.tryOf(who);
    if (!wait.isZero()) {
      return Optional.of(tooMany(wait));
    }
    boolean known =
        accounts.passwordHash(name).filter(hash -> encoder.matches(present, hash)).isPresent();
    if (known) {
      limit.forget(who);
    }
    Optional<Labels> fault = known ? PasswordRules.fault(name, password) : Optional.of(WRONG);
    if (fault.isEmpty()) {
      accounts.changePassword(name, password, name);
    }
    return fault;
  }

  private static Labels tooMany(Duration wait) {
    return new Labels(
        "The present password was wrong too often. Nothing was changed. Try again in %d seconds."
            .formatted(wait.toSeconds()),
        ("Le mot de passe actuel a été faux trop souvent. Rien n'a été changé."
                + " Réessayez dans %d secondes.")
            .formatted(wait.toSeconds()));
  }
}

package org.relais.console.settings;

import java.util.Optional;
import org.relais.console.account.Accounts;
import org.relais.console.account.PasswordRules;
import org.relais.visit.Labels;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Lets people change their own password, who know the one of now. */
public final class OwnPassword {
  private static final Labels WRONG =
      new Labels(
          "The present password is not right. Nothing was changed.",
          "Le mot de passe actuel n'est pas le bon. Rien n'a été changé.");

  private final Accounts accounts;
  private final PasswordEncoder encoder;

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
   * @return why nothing was changed; empty where it was
   */
  public Optional<Labels> change(String name, String present, String password) {
    boolean known =
        accounts.passwordHash(name).filter(hash -> encoder.matches(present, hash)).isPresent();
    Optional<Labels> fault = known ? PasswordRules.fault(name, password) : Optional.of(WRONG);
    if (fault.isEmpty()) {
      accounts.changePassword(name, password, name);
    }
    return fault;
  }
}

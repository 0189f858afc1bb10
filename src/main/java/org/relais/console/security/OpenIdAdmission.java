package org.relais.console.security;

import java.util.Optional;
import java.util.Set;
import org.relais.config.OpenIdSettings;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.Administration;
import org.relais.console.account.Administration.Change;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.security.OpenIdClaims.Grant;

/** Decides to which account somebody comes in whom the provider vouches for. */
final class OpenIdAdmission {
  /** Who does in the audit trail what the provider's word brings about. */
  static final String PROVIDER = "openid";

  private final OpenIdSettings settings;
  private final Accounts accounts;
  private final OpenIdAccounts openIds;
  private final Administration administration;

  OpenIdAdmission(
      OpenIdSettings settings,
      Accounts accounts,
      OpenIdAccounts openIds,
      Administration administration) {
    this.settings = settings;
    this.accounts = accounts;
    this.openIds = openIds;
    this.administration = administration;
  }

  /**
   * The account, with the role that the provider gives where it gives roles.
   *
   * @throws RefusedLogInException where they do not come in
   */
  Account admit(OpenIdClaims person) {
    Optional<Grant> grant = Optional.ofNullable(settings.roles()).flatMap(person::grant);
    if (settings.roles() != null && grant.isEmpty()) {
      throw new RefusedLogInException(LogInRefusal.NO_ROLE);
    }
    String name =
        openIds.of(person.issuer(), person.subject()).orElseGet(() -> bound(person, grant));
    Account account = enabled(name);
    if (grant.isEmpty() || has(account, grant.get())) {
      return account;
    }
    Set<String> sources = Set.copyOf(grant.get().sources());
    Change change = administration.setRole(name, grant.get().role(), sources, PROVIDER);
    if (change == Change.LAST_ADMINISTRATOR) {
      throw new RefusedLogInException(LogInRefusal.LAST_ADMINISTRATOR);
    }
    return enabled(name);
  }

  private static boolean has(Account account, Grant grant) {
    return account.role() == grant.role() && account.sources().equals(Set.copyOf(grant.sources()));
  }

  private Account enabled(String name) {
    return accounts
        .find(name)
        .filter(account -> !account.disabled())
        .orElseThrow(() -> new RefusedLogInException(LogInRefusal.DISABLED));
  }

  /** Binds somebody who comes for the first time to the account that waits for their name. */
  private String bound(OpenIdClaims person, Optional<Grant> grant) {
    String claim = settings.accountClaim();
    String name = person.name(claim);
    if (!Accounts.isName(name)) {
      throw new RefusedLogInException(LogInRefusal.NO_NAME);
    }
    if (!person.isVerified(claim)) {
      throw new RefusedLogInException(LogInRefusal.NOT_VERIFIED);
    }
    if (accounts.find(name).isEmpty()) {
      return made(name, person, grant);
    }
    enabled(name);
    if (!openIds.has(name)) {
      throw new RefusedLogInException(LogInRefusal.OTHER_WAY);
    }
    if (!openIds.bind(name, person.issuer(), person.subject())) {
      throw new RefusedLogInException(LogInRefusal.TAKEN);
    }
    return name;
  }

  private String made(String name, OpenIdClaims person, Optional<Grant> grant) {
    Grant given = grant.orElseThrow(() -> new RefusedLogInException(LogInRefusal.UNKNOWN_ACCOUNT));
    boolean made =
        openIds.addBound(
            name,
            given.role(),
            Set.copyOf(given.sources()),
            person.issuer(),
            person.subject(),
            PROVIDER);
    if (!made) {
      throw new RefusedLogInException(LogInRefusal.TAKEN);
    }
    return name;
  }
}

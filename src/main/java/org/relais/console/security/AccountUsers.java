package org.relais.console.security;

import java.util.Locale;
import org.relais.console.account.Accounts;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Finds the account that a log-in names. One without a password has none that fits. */
final class AccountUsers implements UserDetailsService {
  private final Accounts accounts;

  AccountUsers(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String username) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    return accounts
        .find(name)
        .flatMap(account -> accounts.passwordHash(name).map(hash -> new LoggedIn(account, hash)))
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }
}

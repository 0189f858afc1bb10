package org.relais.console.security;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security sees it. */
final class LoggedIn implements UserDetails, CredentialsContainer, AccountHolder {
  private static final long serialVersionUID = 1L;

  private final transient Account account;
  private transient @Nullable String passwordHash;

  /**
   * @param passwordHash empty where no password fits
   */
  LoggedIn(Account account, String passwordHash) {
    this.account = account;
    this.passwordHash = passwordHash;
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return Stream.concat(
            Stream.of("ROLE_" + account.role().name()),
            account.role().permissions().stream().map(Permission::name))
        .map(SimpleGrantedAuthority::new)
        .toList();
  }

  @Override
  public String getPassword() {
    return Objects.requireNonNullElse(passwordHash, "");
  }

  @Override
  public String getUsername() {
    return account.name();
  }

  @Override
  public boolean isEnabled() {
    return !account.disabled();
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }
}

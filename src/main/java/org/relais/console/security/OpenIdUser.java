package org.relais.console.security;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who came in through the provider. Of what it said, the token is kept, for the log-out there. */
final class OpenIdUser implements OidcUser, AccountHolder {
  private static final long serialVersionUID = 1L;

  private final transient LoggedIn account;
  private final OidcIdToken token;

  OpenIdUser(Account account, OidcIdToken token) {
    this.account = new LoggedIn(account, "");
    this.token = token;
  }

  @Override
  public Account account() {
    return account.account();
  }

  @Override
  public String getName() {
    return account.getUsername();
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return account.getAuthorities();
  }

  @Override
  public OidcIdToken getIdToken() {
    return token;
  }

  @Override
  public Map<String, Object> getClaims() {
    return Map.of();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  @Override
  public String toString() {
    return "OpenIdUser[" + getName() + "]";
  }
}

package org.relais.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * The OpenID provider at which people may log in.
 *
 * @param issuer its address, exactly as it calls itself
 * @param label of the button
 * @param scopes that are asked for beside {@code openid}
 * @param accountClaim which of the provider's claims names the account at the first log-in
 * @param roles null where administrators give roles in the console
 */
public record OpenIdSettings(
    String issuer,
    String clientId,
    String clientSecret,
    Labels label,
    List<String> scopes,
    String accountClaim,
    @Nullable RolesClaim roles) {
  public OpenIdSettings {
    scopes = List.copyOf(scopes);
  }

  /**
   * That the provider gives roles.
   *
   * @param claim that holds the values; a dot leads into a claim, as in {@code realm_access.roles}
   * @param granted in the order in which they are tried
   */
  public record RolesClaim(String claim, List<GrantedRole> granted) {
    public RolesClaim {
      granted = List.copyOf(granted);
    }
  }

  /**
   * What a value of the claim gives.
   *
   * @param role as people type it
   * @param sources of a source owner; empty for the others
   */
  public record GrantedRole(String value, String role, List<String> sources) {
    /** Who sees some sources and nothing else. */
    static final String SOURCE_OWNER = "source-owner";

    public GrantedRole {
      sources = List.copyOf(sources);
    }
  }

  @Override
  public String toString() {
    return "OpenIdSettings[" + issuer + ", " + clientId + ", ***]";
  }
}

package org.relais.console.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.OpenIdSettings.GrantedRole;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.console.account.Role;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;

/**
 * What the provider says of somebody.
 *
 * @param subject by which it always knows them
 */
record OpenIdClaims(String issuer, String subject, Map<String, Object> claims) {

  /** What somebody may, by the claim of roles. */
  record Grant(Role role, List<String> sources) {}

  /** The name of the account, as accounts are named; empty where it says none. */
  String name(String claim) {
    return value(claim) instanceof String name ? name.strip().toLowerCase(Locale.ROOT) : "";
  }

  /** Whether a claim is more than what somebody typed about themselves. */
  boolean isVerified(String claim) {
    return !claim.equals(StandardClaimNames.EMAIL)
        || "true".equals(String.valueOf(claims.get(StandardClaimNames.EMAIL_VERIFIED)));
  }

  /** The first role that a value of theirs gives; a source owner gets the sources of all. */
  Optional<Grant> grant(RolesClaim roles) {
    Object held = value(roles.claim());
    Collection<?> values = held instanceof Collection<?> several ? several : texts(held);
    List<GrantedRole> granted =
        roles.granted().stream().filter(role -> values.contains(role.value())).toList();
    return granted.stream()
        .findFirst()
        .map(
            first -> {
              List<String> sources = new ArrayList<>();
              if (!first.sources().isEmpty()) {
                granted.forEach(role -> sources.addAll(role.sources()));
              }
              return new Grant(
                  Role.ofWord(first.role()).orElseThrow(), sources.stream().distinct().toList());
            });
  }

  /** Some providers write several values as one text. */
  private static List<String> texts(@Nullable Object held) {
    return held instanceof String text ? List.of(text.strip().split("[ ,]+")) : List.of();
  }

  /** A claim of that name, else the one to which its dots lead. */
  private @Nullable Object value(String claim) {
    if (claims.containsKey(claim)) {
      return claims.get(claim);
    }
    Object at = claims;
    for (String step : claim.split("\\.")) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return at;
  }

  @Override
  public String toString() {
    return "OpenIdClaims[" + issuer + "]";
  }
}

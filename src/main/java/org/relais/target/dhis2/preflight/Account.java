package org.relais.target.dhis2.preflight;

import java.util.Set;

/**
 * The account that we log in as.
 *
 * @param orgUnits uids of the tops of the hierarchy that it may enter data for
 */
public record Account(String username, Set<String> authorities, Set<String> orgUnits) {
  public Account {
    authorities = Set.copyOf(authorities);
    orgUnits = Set.copyOf(orgUnits);
  }

  boolean superuser() {
    return authorities.contains("ALL");
  }

  boolean may(String authority) {
    return superuser() || authorities.contains(authority);
  }
}

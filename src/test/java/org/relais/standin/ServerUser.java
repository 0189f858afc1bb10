package org.relais.standin;

import java.util.List;
import java.util.Set;

/**
 * A user of the stand-in.
 *
 * @param token a personal access token, or empty
 * @param authorities such as {@code F_DATAVALUE_ADD}; {@code ALL} makes a superuser
 * @param orgUnits uids; the user may enter data for these and what is below
 */
public record ServerUser(
    String id,
    String name,
    String password,
    String token,
    Set<String> authorities,
    List<String> orgUnits) {
  public static final String ENTER_DATA = "F_DATAVALUE_ADD";

  public ServerUser {
    authorities = Set.copyOf(authorities);
    orgUnits = List.copyOf(orgUnits);
  }

  boolean superuser() {
    return authorities.contains("ALL");
  }

  boolean has(String authority) {
    return superuser() || authorities.contains(authority);
  }
}

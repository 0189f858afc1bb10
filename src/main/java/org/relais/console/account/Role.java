package org.relais.console.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What kind of person has an account. */
public enum Role {
  VIEWER(),
  OPERATOR(Permission.ACT, Permission.APPROVE, Permission.SEE_PERSONAL, Permission.READ_AUDIT),
  ADMINISTRATOR(
      Permission.ACT,
      Permission.APPROVE,
      Permission.SEE_PERSONAL,
      Permission.READ_AUDIT,
      Permission.MANAGE),
  /** An organisation that sees its own sources and nothing else. */
  SOURCE_OWNER(Permission.ACT, Permission.SEE_PERSONAL);

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = Set.of(permissions);
  }

  /** The role as people type it, such as {@code source-owner}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** Whether it sees the sources named with the account and nothing else. */
  public boolean boundToSources() {
    return this == SOURCE_OWNER;
  }

  public Set<Permission> permissions() {
    return permissions;
  }
}

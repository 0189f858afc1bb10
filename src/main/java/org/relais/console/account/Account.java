package org.relais.console.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in.
 *
 * @param sources that a source owner sees; empty for others, who see all
 * @param generation raised by every change, which ends what was logged in before
 * @param language that the person chose for the pages, {@code en} or {@code fr}; null where none
 */
public record Account(
    String name,
    Role role,
    Set<String> sources,
    boolean disabled,
    int generation,
    @Nullable String language) {
  public Account {
    sources = Set.copyOf(sources);
  }

  public boolean may(Permission permission) {
    return role.permissions().contains(permission);
  }

  /** For templates, which know the permission by its name. */
  public boolean may(String permission) {
    return may(Permission.valueOf(permission));
  }

  public Scope scope() {
    return role.boundToSources() ? new Scope(sources) : Scope.ALL;
  }

  /** Whether a log-in of then holds now. */
  public boolean continues(Account then) {
    return !disabled && generation == then.generation;
  }
}

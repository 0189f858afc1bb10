package org.relais.target.dhis2;

import org.jspecify.annotations.Nullable;

/**
 * An org unit of a server.
 *
 * @param id uid
 * @param code may be empty
 * @param parent uid of the org unit above; null at the top, or where a list does not tell
 * @param parentName name of the org unit above; the same
 */
public record ServerOrgUnit(
    String id, String code, String name, @Nullable String parent, @Nullable String parentName) {
  /** From a list that knows the one above by its name alone. */
  public ServerOrgUnit(String id, String code, String name, @Nullable String parentName) {
    this(id, code, name, null, parentName);
  }
}

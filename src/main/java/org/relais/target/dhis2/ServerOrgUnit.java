package org.relais.target.dhis2;

import org.jspecify.annotations.Nullable;

/**
 * An org unit of a server.
 *
 * @param id uid
 * @param code may be empty
 * @param parentName name of the org unit above, or null at the top
 */
public record ServerOrgUnit(String id, String code, String name, @Nullable String parentName) {}

package org.relais.visit;

import org.jspecify.annotations.Nullable;

/**
 * One row of the org unit table.
 *
 * @param code unique, as the ministry writes it
 * @param level name of its level, such as {@code site} or {@code district}
 * @param parent code of the org unit above, or null at the top
 */
public record OrgUnit(String code, String name, String level, @Nullable String parent) {}

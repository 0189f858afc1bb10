package org.relais.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that still speaks for an account; never the token itself.
 *
 * @param token its number
 * @param label what it is for
 * @param lastUsed null where no program has shown it yet
 */
public record ApiToken(
    long token,
    String account,
    String label,
    Instant created,
    Instant expires,
    @Nullable Instant lastUsed) {}

package org.relais.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the list of them shows it.
 *
 * @param password whether it has one
 * @param lastLogIn null where nobody has logged in with it yet
 * @param linkUntil until when a link for a new password is good; null where there is none
 */
public record AccountLine(
    Account account,
    boolean password,
    Instant created,
    @Nullable Instant lastLogIn,
    @Nullable Instant linkUntil) {}

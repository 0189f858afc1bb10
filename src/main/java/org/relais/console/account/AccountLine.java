package org.relais.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the list of them shows it.
 *
 * @param way how it is logged in to; by token also where a password is still to be chosen
 * @param boundSince since when it is one person's at the OpenID provider; null where it is not yet,
 *     or logs in otherwise
 * @param lastLogIn null where nobody has logged in with it yet
 * @param linkUntil until when a link for a new password is good; null where there is none
 */
public record AccountLine(
    Account account,
    LogInWay way,
    @Nullable Instant boundSince,
    Instant created,
    @Nullable Instant lastLogIn,
    @Nullable Instant linkUntil) {}

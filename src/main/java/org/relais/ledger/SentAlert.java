package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note to people, sent or still to be sent.
 *
 * @param attempts that failed
 * @param sent null where no channel has taken it yet
 * @param nextTry when it is tried next, while it is not sent
 */
public record SentAlert(
    long number,
    String channel,
    String subject,
    Instant written,
    int attempts,
    @Nullable Instant sent,
    Instant nextTry) {}

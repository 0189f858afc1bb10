package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its value.
 *
 * @param source for which an owner of it stored the secret; null for an administrator's
 */
public record StoredSecret(String name, String setBy, Instant setAt, @Nullable String source) {}

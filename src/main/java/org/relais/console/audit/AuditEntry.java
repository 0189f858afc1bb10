package org.relais.console.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param act one word in capitals
 */
public record AuditEntry(
    long entry, Instant at, String who, String act, String subject, @Nullable String reason) {}

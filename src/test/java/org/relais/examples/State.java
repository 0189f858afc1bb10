package org.relais.examples;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record said from {@code arrived} on.
 *
 * @param fault or null
 */
record State(Answers answers, @Nullable Fault fault, boolean voided, Instant arrived) {}

package org.relais.standin;

import java.time.Instant;

/** A data value as a server stores it; a deleted one stays as a row. */
record HeldValue(
    String value, boolean deleted, String storedBy, Instant created, Instant lastUpdated) {}

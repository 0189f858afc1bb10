package org.relais.ledger;

import java.time.Instant;

/** A secret without its value. */
public record StoredSecret(String name, String setBy, Instant setAt) {}

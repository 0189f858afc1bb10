package org.relais.ledger;

import java.time.Instant;

/**
 * A page that said something new.
 *
 * @param records on it
 * @param added ids that were never seen before
 * @param changed records that became something else
 */
public record TakenPage(Instant at, int records, int added, int changed) {}

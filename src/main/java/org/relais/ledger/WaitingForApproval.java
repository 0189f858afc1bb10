package org.relais.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Values of a period that are due and wait for a person to approve them.
 *
 * @param sentBackBy who sent values of the period back and got no approval since, or null
 * @param reason why they did, or null
 */
public record WaitingForApproval(
    String target,
    String dataSet,
    String period,
    long cells,
    long orgUnits,
    @Nullable String sentBackBy,
    @Nullable String reason) {}

package org.relais.ledger;

/**
 * How many values of a period a target does not hold as we know them.
 *
 * @param held of them, how many are not sent before a person decides
 */
public record DifferenceCount(
    String target,
    String dataSet,
    String period,
    long changed,
    long missing,
    long foreign,
    long held) {}

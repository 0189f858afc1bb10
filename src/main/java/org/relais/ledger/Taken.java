package org.relais.ledger;

/**
 * What taking a page in changed.
 *
 * @param items on the page, whatever they were
 * @param added records that were not there before
 * @param changed records that were there and say something new, because of a new revision or since
 *     their patient's contact came or changed
 */
public record Taken(int items, int added, int changed) {}

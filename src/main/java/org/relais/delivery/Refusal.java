package org.relais.delivery;

/**
 * One item that a target did not take, and why.
 *
 * @param itemId of the cell or visit item
 * @param waiting true where time alone can end it (a period not open yet): it is tried again, not
 *     parked
 */
public record Refusal(long itemId, Cause cause, boolean waiting) {}

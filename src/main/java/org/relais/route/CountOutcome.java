package org.relais.route;

/**
 * What one count did.
 *
 * @param siteDays stale marks that were cleared
 * @param cells whose wanted value changed
 * @param visits whose FHIR was rendered again
 */
public record CountOutcome(long siteDays, long cells, long visits) {}

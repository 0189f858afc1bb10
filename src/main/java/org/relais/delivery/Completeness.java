package org.relais.delivery;

import org.relais.indicator.Period;

/**
 * Whether a data set is complete for an org unit and a period.
 *
 * @param orgUnit code
 */
public record Completeness(String orgUnit, Period period, boolean complete) {}

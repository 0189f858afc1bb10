package org.relais.route;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * What one delivery run to a target did.
 *
 * @param what data set code, or {@code visits}
 * @param sent items that the target now holds
 * @param refused items that it did not take
 * @param unavailable why the target could not be asked to the end, or null
 */
public record DeliverOutcome(
    String target, String what, long sent, long refused, @Nullable Labels unavailable) {}

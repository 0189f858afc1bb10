package org.relais.route;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * What one comparison of a target with what it took showed.
 *
 * @param compared values
 * @param differences of them, how many it does not hold as we know them
 * @param unavailable why the target could not be asked to the end, or null
 */
public record ReconcileOutcome(
    String target, long compared, long differences, @Nullable Labels unavailable) {}

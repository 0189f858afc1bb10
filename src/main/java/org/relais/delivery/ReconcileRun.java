package org.relais.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What one comparison of a data set with its target found.
 *
 * @param compared values
 * @param differences of them, how many the target does not hold as we know them
 * @param stoppedBy why it ended early, or null
 */
public record ReconcileRun(long compared, long differences, @Nullable Cause stoppedBy) {}

package org.relais.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What one run to a target did.
 *
 * @param sent items that the target took
 * @param refused items that it did not take for what they are
 * @param requests made to the target, read-backs included
 * @param stoppedBy why the run ended before everything was settled, or null
 */
public record CourierRun(long sent, long refused, long requests, @Nullable Cause stoppedBy) {}

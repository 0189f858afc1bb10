package org.relais.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run to a target did.
 *
 * @param sent items that the target took
 * @param refused items that it did not take for what they are
 * @param requests made to the target, read-backs included
 * @param stoppedBy why the run ended before everything was settled, or null
 * @param nextTry when the target is tried next, where the clock decides that
 */
public record CourierRun(
    long sent, long refused, long requests, @Nullable Cause stoppedBy, @Nullable Instant nextTry) {
  /** A run that nothing but the target itself ended. */
  public CourierRun(long sent, long refused, long requests, @Nullable Cause stoppedBy) {
    this(sent, refused, requests, stoppedBy, null);
  }
}

package org.relais.console.targets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetState;

/**
 * How it stands with a target.
 *
 * @param kind of {@link TargetKind}
 * @param dataSets codes of what it gets
 * @param software of its server, such as {@code DHIS2 2.42}; null before it said so
 * @param latency of half of its last requests, or null before the first
 * @param due values and visits on their way; null while nobody has counted
 * @param parked those that wait for a person; the same
 */
public record TargetLine(
    String name,
    String kind,
    boolean server,
    List<String> dataSets,
    boolean visits,
    TargetState state,
    @Nullable String software,
    @Nullable Duration latency,
    @Nullable Long due,
    @Nullable Long parked) {
  /** So long a server that cannot be reached is left to the clock alone. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  public TargetLine {
    dataSets = List.copyOf(dataSets);
  }

  /** Whether a person has to act before it gets anything, or nobody may wait any longer. */
  public boolean needsPerson(Instant now) {
    TargetState.Down down = state.down();
    return state.stop() != null
        || (down != null
            && (down.cause().owner() != Cause.Owner.NETWORK
                || down.since().plus(PATIENCE).isBefore(now)));
  }

  public @Nullable Long latencyMillis() {
    return latency == null ? null : latency.toMillis();
  }
}

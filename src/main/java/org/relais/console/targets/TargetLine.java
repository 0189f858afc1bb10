package org.relais.console.targets;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetState;

/**
 * How it stands with a target.
 *
 * @param kind of {@link TargetKind}
 * @param dataSets codes of what it gets
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
    @Nullable Duration latency,
    @Nullable Long due,
    @Nullable Long parked) {
  public TargetLine {
    dataSets = List.copyOf(dataSets);
  }

  public @Nullable Long latencyMillis() {
    return latency == null ? null : latency.toMillis();
  }
}

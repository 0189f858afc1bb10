package org.relais.indicator;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a data set counts as complete for an org unit and a period.
 *
 * @param cutOffDay how many days after the end of a period it is complete whoever is missing, or
 *     null for never
 * @param workers org unit code to the ids of the workers who are expected to report from it
 */
public record Completion(When when, @Nullable Integer cutOffDay, Map<String, Set<String>> workers) {
  public Completion {
    workers = Map.copyOf(workers);
  }

  /** What makes it complete. */
  public enum When {
    /** Every worker who is expected reported. */
    EVERY_WORKER,
    /** The cut-off day. */
    CUT_OFF
  }
}

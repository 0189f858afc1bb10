package org.relais.target.preflight;

import java.util.List;
import org.relais.delivery.Cause;

/** What became of comparing cells with what a target holds. */
public sealed interface Comparison {
  /**
   * @param differences one for each cell asked about, also for those that are the same
   */
  record Compared(List<Difference> differences) implements Comparison {
    public Compared {
      differences = List.copyOf(differences);
    }
  }

  /** The target could not be asked. */
  record Unavailable(Cause cause) implements Comparison {}
}

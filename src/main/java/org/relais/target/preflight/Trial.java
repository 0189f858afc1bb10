package org.relais.target.preflight;

import java.util.List;
import org.relais.delivery.Cause;
import org.relais.delivery.Refusal;

/** What became of asking a target what it would do with cells, without storing them. */
public sealed interface Trial {
  /**
   * @param refusals of the cells that it would not take; empty where it would take all
   */
  record Tried(List<Refusal> refusals) implements Trial {
    public Tried {
      refusals = List.copyOf(refusals);
    }
  }

  /** The target could not be asked. */
  record Unavailable(Cause cause) implements Trial {}
}

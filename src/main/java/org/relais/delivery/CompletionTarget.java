package org.relais.delivery;

import java.util.List;
import java.util.Map;

/** A target at which data sets are registered as complete. A repeat changes nothing. */
public interface CompletionTarget {
  /**
   * Registers what is complete and withdraws what is not. Does not throw for anything that a server
   * or network does.
   */
  Registered register(String dataSet, List<Completeness> some);

  /** What the target answered. */
  sealed interface Registered {
    /**
     * @param refused those that the target did not take; the others it did
     */
    record Done(Map<Completeness, Cause> refused) implements Registered {}

    /** The target could not be asked to the end; it may have taken some. */
    record Unavailable(Cause cause) implements Registered {}
  }
}

package org.relais.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a target may be asked now. */
sealed interface Admission {
  /**
   * It may.
   *
   * @param probe true where the last try failed: one small request, whose outcome decides
   */
  record Go(boolean probe) implements Admission {}

  /**
   * It may not.
   *
   * @param nextTry when the clock ends that, or null where a person does
   */
  record Stay(Cause cause, @Nullable Instant nextTry) implements Admission {}
}

package org.relais.target.fhir;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;

/** What a server said to one transaction. */
sealed interface Answer {
  record Stored() implements Answer {}

  /**
   * It read the transaction and does not want it.
   *
   * @param uncertain whether it may have stored a part of it all the same
   */
  record Refused(Cause cause, boolean uncertain) implements Answer {}

  /**
   * It failed at the transaction, and says no more (500): the visit may be at fault as well as the
   * server.
   */
  record Failed(Cause cause) implements Answer {}

  /** It did not judge the transaction. */
  record Down(Cause cause, @Nullable Duration retryAfter, boolean uncertain) implements Answer {}
}

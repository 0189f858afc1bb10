package org.relais.target.dhis2;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.Reply;

/**
 * The server as a whole could not be asked or could not answer.
 *
 * @param uncertain whether a request that changes something may have done so
 * @param stumbled whether what it was sent may be at fault as well as the server
 */
record Trouble(Cause cause, @Nullable Duration retryAfter, boolean uncertain, boolean stumbled) {
  Reply.Unavailable reply() {
    return new Reply.Unavailable(cause, retryAfter, uncertain, stumbled);
  }

  /** The same for a request that only reads. */
  Trouble withNothingSent() {
    return new Trouble(cause, retryAfter, false, false);
  }

  /** The same where an earlier request may have done something. */
  Trouble withSomethingSent() {
    return new Trouble(cause, retryAfter, true, stumbled);
  }
}

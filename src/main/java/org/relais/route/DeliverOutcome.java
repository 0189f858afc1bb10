package org.relais.route;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * What one delivery run to a target did.
 *
 * @param what data set code, or {@code visits}
 * @param sent items that the target now holds
 * @param refused items that it did not take
 * @param unavailable why the target could not be asked to the end, or null
 * @param nextTry when it is asked again, where the clock decides that
 */
public record DeliverOutcome(
    String target,
    String what,
    long sent,
    long refused,
    @Nullable Labels unavailable,
    @JsonSerialize(using = ToStringSerializer.class) @Nullable Instant nextTry) {
  /** Where nothing but the target itself ended the run. */
  public DeliverOutcome(
      String target, String what, long sent, long refused, @Nullable Labels unavailable) {
    this(target, what, sent, refused, unavailable, null);
  }
}

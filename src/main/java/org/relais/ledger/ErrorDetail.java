package org.relais.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.visit.Labels;

/**
 * An item of the error queue in full.
 *
 * @param whys one for a value or a visit; for a record one for each of its reasons
 * @param history the deliveries that carried it, the newest first; none for a record
 * @param discard who set it aside, and why, where somebody did
 */
public record ErrorDetail(
    ErrorItem item, List<Why> whys, List<Attempt> history, @Nullable Discard discard) {
  public ErrorDetail {
    whys = List.copyOf(whys);
    history = List.copyOf(history);
  }

  /** A cause for which it is held. */
  public record Why(CauseId cause, String code, Labels message, Cause.Owner owner, Labels remedy) {
    /** The same, said otherwise. */
    public Why saying(Labels words) {
      return new Why(cause, code, words, owner, remedy);
    }
  }

  /**
   * A delivery that carried the item.
   *
   * @param carried the value, null for a deletion; of a visit the hash of what was sent
   * @param settledAt null while it is under way
   * @param outcome {@code SENDING}, {@code ACCEPTED}, {@code REJECTED}, {@code UNAVAILABLE} or,
   *     where the process that sent it died, {@code LOST}
   * @param message why it was not taken, or null
   */
  public record Attempt(
      long delivery,
      Instant claimedAt,
      @Nullable Instant settledAt,
      String outcome,
      @Nullable String carried,
      @Nullable String receipt,
      @Nullable Labels message) {}

  /** What a person said who set it aside. */
  public record Discard(String who, Instant at, @Nullable String reason) {}
}

package org.relais.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.visit.Labels;

/**
 * A cause, and what is held for it in one state: a line of the error queue.
 *
 * @param origin the target that did not take the items, or the source whose records were rejected
 * @param form of rejected records, where they name one
 * @param field of the dictionary that rejected records stumble over, where there is one
 * @param code stable, in our words
 * @param message what is wrong
 * @param remedy what whoever mends it has to do
 * @param items how many; a record with several reasons stands under each of their causes
 * @param orgUnits how many org units they are of, where that is known
 * @param firstSeen since when the oldest of them is held
 * @param lastSeen since when the newest of them is held
 * @param nextTry when the first of them is tried again, where the clock ends it
 * @param example one of them
 */
public record ErrorCause(
    CauseId id,
    ErrorKind kind,
    String origin,
    @Nullable String form,
    @Nullable String field,
    String code,
    Labels message,
    Cause.Owner owner,
    Labels remedy,
    DeliveryState state,
    long items,
    long orgUnits,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable Instant nextTry,
    ErrorId example) {

  /** The same, said otherwise. */
  public ErrorCause saying(Labels words) {
    return new ErrorCause(
        id, kind, origin, form, field, code, words, owner, remedy, state, items, orgUnits,
        firstSeen, lastSeen, nextTry, example);
  }
}

package org.relais.ledger;

import java.util.List;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.Refusal;

/**
 * An item that a target did not take.
 *
 * @param cause its number
 */
record HeldItem(long id, long cause, boolean waits) {
  static List<HeldItem> of(List<Refusal> refusals, Causes causes) {
    return refusals.stream()
        .map(
            refusal ->
                new HeldItem(refusal.itemId(), causes.id(refusal.cause()), refusal.waiting()))
        .toList();
  }

  String hold() {
    return (waits ? DeliveryState.WAITING : DeliveryState.PARKED).name();
  }

  /** The columns of {@code unnest(...) as h (id, hold, cause, waits)}. */
  static Columns<HeldItem> columns(List<HeldItem> held) {
    return new Columns<>(held)
        .add("bigint", HeldItem::id)
        .add("text", HeldItem::hold)
        .add("bigint", HeldItem::cause)
        .add("bool", HeldItem::waits);
  }
}

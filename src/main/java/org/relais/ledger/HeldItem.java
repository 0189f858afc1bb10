package org.relais.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.Refusal;

/**
 * An item that a target did not take.
 *
 * @param cause its number
 * @param uncertain whether the target may hold what was sent all the same
 * @param notBefore where it waits: it is not tried sooner; null: as the back-off says
 */
record HeldItem(
    long id, long cause, boolean waits, boolean uncertain, @Nullable Instant notBefore) {
  /**
   * @param notBefore of the items that are not tried sooner
   */
  static List<HeldItem> of(List<Refusal> refusals, Causes causes, Map<Long, Instant> notBefore) {
    return refusals.stream()
        .map(
            refusal ->
                new HeldItem(
                    refusal.itemId(),
                    causes.id(refusal.cause()),
                    refusal.waiting(),
                    refusal.uncertain(),
                    notBefore.get(refusal.itemId())))
        .toList();
  }

  String hold() {
    return (waits ? DeliveryState.WAITING : DeliveryState.PARKED).name();
  }

  /** The columns of {@code unnest(...) as h (id, hold, cause, waits, not_before)}. */
  static Columns<HeldItem> columns(List<HeldItem> held) {
    return new Columns<>(held)
        .add("bigint", HeldItem::id)
        .add("text", HeldItem::hold)
        .add("bigint", HeldItem::cause)
        .add("bool", HeldItem::waits)
        .add("timestamptz", item -> item.notBefore() == null ? null : item.notBefore().toString());
  }
}

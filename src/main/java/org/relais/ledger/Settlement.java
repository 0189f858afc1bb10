package org.relais.ledger;

import java.time.Duration;
import java.time.Instant;
import org.relais.delivery.Reply;

/** Settles deliveries by what the targets replied. Runs in a transaction of its caller. */
final class Settlement {
  /** When something that the clock ends is tried again. */
  private static final Duration WAIT = Duration.ofHours(6);

  private final Store store;
  private final DeliveryTable deliveries;
  private final SettledItems items;

  Settlement(Store store, DeliveryTable deliveries, SettledItems items) {
    this.store = store;
    this.deliveries = deliveries;
    this.items = items;
  }

  /** Does nothing where the claim was lost. */
  void settle(String target, long delivery, Reply reply) {
    Causes causes = new Causes(store, target);
    if (!deliveries.settle(delivery, reply, causes)) {
      return;
    }
    if (reply instanceof Reply.Accepted accepted) {
      items.acknowledge(delivery, accepted.resources());
    } else if (reply instanceof Reply.Rejected rejected) {
      Instant now = deliveries.now();
      items.hold(delivery, HeldItem.of(rejected.refusals(), causes), now, now.plus(WAIT));
      if (rejected.othersStored()) {
        items.acknowledge(delivery, rejected.resources());
      } else {
        items.restore(delivery);
      }
    } else if (((Reply.Unavailable) reply).uncertain()) {
      items.leaveUnknown(delivery);
    } else {
      items.restore(delivery);
    }
  }
}

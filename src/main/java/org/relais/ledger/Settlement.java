package org.relais.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.relais.delivery.Reply;
import org.relais.delivery.Retry;
import org.relais.delivery.TargetDefinition;

/** Settles deliveries by what the targets replied. Runs in a transaction of its caller. */
final class Settlement {
  private final Store store;
  private final DeliveryTable deliveries;
  private final SettledItems items;
  private final LedgerRules rules;
  private final RandomGenerator random;

  Settlement(
      Store store,
      DeliveryTable deliveries,
      SettledItems items,
      LedgerRules rules,
      RandomGenerator random) {
    this.store = store;
    this.rules = rules;
    this.random = random;
    this.deliveries = deliveries;
    this.items = items;
  }

  /**
   * Does nothing where the claim was lost.
   *
   * @param notBefore items that are not tried sooner, where they have to wait
   */
  void settle(String target, long delivery, Reply reply, Map<Long, Instant> notBefore) {
    Causes causes = new Causes(store, target);
    if (!deliveries.settle(delivery, reply, causes)) {
      return;
    }
    if (reply instanceof Reply.Accepted accepted) {
      items.acknowledge(delivery, accepted.resources());
    } else if (reply instanceof Reply.Rejected rejected) {
      Instant now = deliveries.now();
      items.hold(
          delivery,
          HeldItem.of(rejected.refusals(), causes, notBefore),
          NextCheck.of(now, retry(target), random));
      causes.refused(delivery, now, rejected.othersStored());
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

  private Retry retry(String target) {
    return rules.targets().stream()
        .filter(definition -> definition.name().equals(target))
        .map(TargetDefinition::retry)
        .findFirst()
        .orElse(Retry.STANDARD);
  }
}

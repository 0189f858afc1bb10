package org.relais.delivery;

import java.util.Optional;

/**
 * Brings the visits that are due to a target, as FHIR. Sending a visit twice changes nothing there,
 * so what is uncertain is sent again rather than read back.
 */
public final class VisitCourier {
  private final Outbox outbox;

  public VisitCourier(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Delivers all visits that are due. Does not throw for anything that a target does. */
  public CourierRun deliver(
      TargetDefinition definition, VisitTarget target, Courier.Watcher watcher) {
    RunTotals totals = new RunTotals(watcher);
    while (!totals.stopped()) {
      Optional<VisitParcel> claimed = outbox.claimVisits(definition);
      if (claimed.isEmpty()) {
        break;
      }
      VisitParcel parcel = claimed.get();
      totals.request();
      Reply reply = target.send(parcel);
      outbox.settle(parcel, reply);
      totals.settled(parcel.items().size(), reply);
    }
    return totals.run();
  }
}

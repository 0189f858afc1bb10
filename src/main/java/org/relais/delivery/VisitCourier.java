package org.relais.delivery;

/**
 * Brings the visits that are due to a target, as FHIR. Sending a visit twice changes nothing there,
 * so what is uncertain is sent again rather than read back.
 */
public final class VisitCourier {
  private final Outbox outbox;
  private final Servers servers;
  private final Waves waves;

  public VisitCourier(Outbox outbox, Servers servers) {
    this.outbox = outbox;
    this.servers = servers;
    this.waves = new Waves(servers);
  }

  /** Delivers all visits that are due. Does not throw for anything that a target does. */
  public CourierRun deliver(
      TargetDefinition definition, VisitTarget target, Courier.Watcher watcher) {
    RunTotals totals = new RunTotals(watcher);
    waves.quietly(definition, () -> outbox.abandon(definition.name()));
    waves.recognised(definition, totals, target::identity, Recognition.Sample.Held::new);
    waves.run(
        definition,
        totals,
        (limited, scope) -> outbox.claimVisits(limited),
        parcel -> send(parcel, target, totals));
    return totals.run();
  }

  private void send(VisitParcel parcel, VisitTarget target, RunTotals totals) {
    totals.request();
    Reply reply = target.send(parcel);
    outbox.settle(parcel, reply);
    Server server = servers.of(target.name());
    server.heard(reply);
    totals.settled(parcel.items().size(), reply, server.nextTry());
  }
}

package org.relais.delivery;

import java.util.List;

/**
 * Brings the cells that are due to a target: reads back what is uncertain, then claims, sends and
 * settles parcel after parcel until nothing is due or the target cannot be asked.
 *
 * <p>The claim is stored before anything is sent, so whatever dies in between leaves cells whose
 * acknowledged value is unknown, never one that is wrongly believed to be delivered.
 */
public final class Courier {
  private static final int READ_BACK = 1_000;
  private static final int READ_BACK_AS_PROBE = 10;

  private final Outbox outbox;
  private final Servers servers;
  private final Waves waves;

  public Courier(Outbox outbox, Servers servers) {
    this.outbox = outbox;
    this.servers = servers;
    this.waves = new Waves(servers);
  }

  /** Is told how many items were settled, as a run goes on. */
  @FunctionalInterface
  public interface Watcher {
    Watcher NOBODY = items -> {};

    void settled(long items);
  }

  /**
   * Delivers all that is due of a data set. Does not throw for anything that a target does.
   *
   * @param dataSet code of the data set
   */
  public CourierRun deliver(
      TargetDefinition definition, String dataSet, CellTarget target, Watcher watcher) {
    RunTotals totals = new RunTotals(watcher);
    waves.quietly(definition, () -> outbox.abandon(definition.name()));
    boolean uncertain =
        waves.recognised(definition, totals, target::identity, () -> sample(target, totals));
    while (uncertain && !totals.stopped()) {
      uncertain =
          waves.once(
              definition, totals, admission -> readBack(definition, target, admission, totals));
    }
    waves.run(
        definition.withParcelSize(target.parcelSize(definition)),
        totals,
        (limited, scope) -> outbox.claimCells(limited, dataSet, scope),
        parcel -> new Dispatch(outbox, server(definition), target, totals).send(parcel));
    return totals.run();
  }

  private Server server(TargetDefinition definition) {
    return servers.of(definition.name());
  }

  private Recognition.Sample sample(CellTarget target, RunTotals totals) {
    List<CellItem> cells = outbox.acknowledgedLately(target.name());
    if (cells.isEmpty()) {
      return new Recognition.Sample.Held();
    }
    totals.request();
    CellTarget.ReadBack answer = target.readBack(cells);
    if (answer instanceof CellTarget.ReadBack.Unavailable unavailable) {
      return new Recognition.Sample.Unavailable(unavailable.cause(), unavailable.retryAfter());
    }
    return answer instanceof CellTarget.ReadBack.Held held
            && LostCells.tellOfARestore(cells, held.values())
        ? new Recognition.Sample.Lost()
        : new Recognition.Sample.Held();
  }

  private boolean readBack(
      TargetDefinition definition, CellTarget target, Admission.Go admission, RunTotals totals) {
    Server server = server(definition);
    List<CellItem> uncertain =
        outbox.uncertain(target.name(), admission.probe() ? READ_BACK_AS_PROBE : READ_BACK);
    if (uncertain.isEmpty()) {
      server.notAsked();
      return false;
    }
    totals.request();
    CellTarget.ReadBack answer = target.readBack(uncertain);
    if (answer instanceof CellTarget.ReadBack.Unavailable unavailable) {
      server.failed(unavailable.cause(), unavailable.retryAfter());
      totals.stop(unavailable.cause(), server.nextTry());
      return false;
    }
    server.wasRead();
    if (answer instanceof CellTarget.ReadBack.Held held) {
      outbox.acknowledge(uncertain, held.values());
    } else {
      outbox.sendAgain(uncertain);
    }
    return true;
  }
}

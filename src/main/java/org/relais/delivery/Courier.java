package org.relais.delivery;

import java.util.List;
import java.util.Optional;

/**
 * Brings the cells that are due to a target: reads back what is uncertain, then claims, sends and
 * settles parcel after parcel until nothing is due or the target cannot be asked.
 *
 * <p>The claim is stored before anything is sent, so whatever dies in between leaves cells whose
 * acknowledged value is unknown, never one that is wrongly believed to be delivered.
 */
public final class Courier {
  private static final int READ_BACK = 1_000;

  private final Outbox outbox;

  public Courier(Outbox outbox) {
    this.outbox = outbox;
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
    readBack(target, totals);
    while (!totals.stopped()) {
      Optional<CellParcel> claimed = outbox.claimCells(definition, dataSet);
      if (claimed.isEmpty()) {
        break;
      }
      send(claimed.get(), target, totals);
    }
    return totals.run();
  }

  private void readBack(CellTarget target, RunTotals totals) {
    while (!totals.stopped()) {
      List<CellItem> uncertain = outbox.uncertain(target.name(), READ_BACK);
      if (uncertain.isEmpty()) {
        return;
      }
      totals.request();
      CellTarget.ReadBack answer = target.readBack(uncertain);
      if (answer instanceof CellTarget.ReadBack.Held held) {
        outbox.acknowledge(uncertain, held.values());
      } else if (answer instanceof CellTarget.ReadBack.SendAgain) {
        outbox.sendAgain(uncertain);
      } else if (answer instanceof CellTarget.ReadBack.Unavailable unavailable) {
        totals.stop(unavailable.cause());
      }
    }
  }

  private void send(CellParcel parcel, CellTarget target, RunTotals totals) {
    totals.request();
    Reply reply = Narrowing.pinned(parcel, target.send(parcel));
    outbox.settle(parcel, reply);
    totals.settled(parcel.items().size(), reply);
    if (Narrowing.needed(reply)) {
      for (List<CellItem> half : Narrowing.halves(parcel.items())) {
        if (!totals.stopped()) {
          outbox.claimAgain(parcel, half).ifPresent(part -> send(part, target, totals));
        }
      }
    }
  }
}

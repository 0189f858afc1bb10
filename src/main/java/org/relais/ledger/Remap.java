package org.relais.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.relais.delivery.DeliveryState;
import org.relais.source.SourceDefinition;

/**
 * Maps rejected records again, by the rules of today. What a person set aside is left out. Safe to
 * repeat after a crash; works also while another process pulls.
 */
public final class Remap {
  private static final int AT_ONCE = 1_000;

  private final DataSource ledger;
  private final Store store;
  private final Clock clock;
  private final LedgerRules rules;
  private final ErrorItems items;

  /**
   * @param rules of the active configuration
   */
  public Remap(DataSource ledger, Clock clock, LedgerRules rules) {
    this.ledger = ledger;
    this.store = new Store(ledger);
    this.clock = clock;
    this.rules = rules;
    this.items = new ErrorItems(store, rules.orgUnits());
  }

  /**
   * What became of the rejected records of one source.
   *
   * @param keepsRaw false: only what the mapping read at that time was kept, so that what a new
   *     mapping reads elsewhere has to be pulled again
   * @param looked how many were mapped again
   * @param mapped are visits now
   * @param ignored are none of ours by the new mapping
   * @param unreadable of those looked at, have nothing that could be mapped: they could not be read
   */
  public record Remapped(
      String source, boolean keepsRaw, long looked, long mapped, long ignored, long unreadable) {
    public long stillRejected() {
      return looked - mapped - ignored;
    }
  }

  /**
   * @param filter which of the rejected records; kinds and states other than that are left out
   * @param who for the audit trail
   * @param progress is told how many records were looked at, as it goes on
   * @return a line for each source that had any
   */
  public List<Remapped> run(ErrorFilter filter, String who, IntConsumer progress) {
    ErrorFilter parked = filter.in(DeliveryState.PARKED).ofKind(ErrorKind.RECORD);
    ErrorCounts meant = items.count(parked);
    if (meant.records() > 0) {
      store.inTransaction(
          () ->
              new AuditTrail(store, clock)
                  .add(who, "REMAP", parked.text() + ": " + meant.text(), null));
    }
    List<Remapped> done = new ArrayList<>();
    int seen = 0;
    for (SourceDefinition source : rules.sources()) {
      if (filter.sources().isEmpty() || filter.sources().contains(source.name())) {
        int before = seen;
        Remapped remapped =
            run(source, parked.fromSource(source.name()), n -> progress.accept(before + n));
        if (remapped.looked() > 0) {
          done.add(remapped);
          seen += (int) remapped.looked();
        }
      }
    }
    return done;
  }

  private Remapped run(SourceDefinition source, ErrorFilter filter, IntConsumer progress) {
    Intake intake = new Intake(ledger, clock, rules, source);
    Remapped sum = new Remapped(source.name(), source.keepRaw(), 0, 0, 0, 0);
    long after = 0;
    List<ErrorItem> batch;
    do {
      batch = items.list(ErrorKind.RECORD, filter, after, AT_ONCE);
      if (!batch.isEmpty()) {
        after = batch.get(batch.size() - 1).id().number();
        Intake.Again again =
            intake.mapAgain(
                batch.stream().map(item -> ((ErrorItem.RejectedRecord) item).recordId()).toList());
        sum = add(sum, batch.size(), again);
        progress.accept((int) sum.looked());
      }
    } while (batch.size() == AT_ONCE);
    return sum;
  }

  private static Remapped add(Remapped sum, int looked, Intake.Again again) {
    return new Remapped(
        sum.source(),
        sum.keepsRaw(),
        sum.looked() + looked,
        sum.mapped() + again.become(RecordClass.MAPPED),
        sum.ignored() + again.become(RecordClass.IGNORED),
        sum.unreadable() + again.withoutRaw());
  }
}

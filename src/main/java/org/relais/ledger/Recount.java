package org.relais.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.indicator.Tally;

/**
 * Counts again what is stale: absolute totals from the visits, whatever changed. A mark is cleared
 * only where it was not set again meanwhile, so what came during the count is counted next time;
 * two runs at once do the same work twice, not wrongly.
 */
public final class Recount {
  /** Report units counted in one transaction: bounds memory, and how long a crash throws back. */
  private static final int AT_ONCE = 64;

  private final Store store;
  private final LedgerRules rules;
  private final StaleMarks marks;

  public Recount(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.rules = rules;
    this.marks = new StaleMarks(store);
  }

  /**
   * What a run did.
   *
   * @param marks stale days of sites that were counted again
   * @param cells how many changed what is wanted, over all targets
   */
  public record Counted(int marks, int cells) {}

  /**
   * Counts all that is stale.
   *
   * @param progress is told how many report units were counted, as it goes on
   */
  public Counted run(IntConsumer progress) {
    List<StaleMarks.Mark> stale = marks.all();
    if (stale.isEmpty()) {
      return new Counted(0, 0);
    }
    List<SiteDay> days = stale.stream().map(StaleMarks.Mark::siteDay).toList();
    int cells = 0;
    int done = 0;
    for (DataSet dataSet : rules.dataSets()) {
      DataSetCount count = new DataSetCount(store, rules, dataSet);
      List<ReportUnit> units = List.copyOf(count.units(days));
      for (int from = 0; from < units.size(); from += AT_ONCE) {
        List<ReportUnit> some = units.subList(from, Math.min(from + AT_ONCE, units.size()));
        cells += write(dataSet, count, some);
        done += some.size();
        progress.accept(done);
      }
    }
    store.inTransaction(() -> marks.clear(stale));
    return new Counted(stale.size(), cells);
  }

  private int write(DataSet dataSet, DataSetCount count, List<ReportUnit> units) {
    List<TargetDefinition> targets = rules.targetsOf(dataSet);
    return store.inTransaction(
        () -> {
          store.lock("recount");
          MovingVisits moving = new MovingVisits();
          Map<ReportUnit, Tally> tallies = count.count(units, moving);
          new OutsideTable(store, dataSet).write(tallies);
          int cells = new CellTable(store, dataSet, rules.version()).write(tallies, targets);
          new AwaitedVisits(store, dataSet).write(units, moving, targets);
          return cells;
        });
  }

  /** Marks all visits from this day on: after a rule changed. */
  public void markFrom(LocalDate day) {
    store.inTransaction(() -> marks.markAll(day));
  }
}

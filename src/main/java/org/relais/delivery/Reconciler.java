package org.relais.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.indicator.Period;

/**
 * Compares what a target holds with what it acknowledged, some org units of one period at a time.
 * Changes nothing at the target.
 */
public final class Reconciler {
  /** As many as a DHIS2 is asked about in one request. */
  private static final int ORG_UNITS_AT_ONCE = 50;

  private final Holdings holdings;
  private final Servers servers;
  private final Waves waves;

  public Reconciler(Holdings holdings, Servers servers) {
    this.holdings = holdings;
    this.servers = servers;
    this.waves = new Waves(servers);
  }

  /**
   * Compares whole periods, going on where an earlier run of the same data set was stopped.
   *
   * @param periods in the order in which they are compared
   */
  public ReconcileRun run(
      TargetDefinition definition,
      String dataSet,
      List<Period> periods,
      CellTarget target,
      ReconcilePolicy policy) {
    Holdings.Place reached = holdings.begin(definition.name(), dataSet).orElse(null);
    Comparison comparison = new Comparison(definition, dataSet, target, policy);
    for (Period period : periods) {
      if (reached != null && period.start().isBefore(reached.period().start())) {
        continue;
      }
      String after = reached != null && period.equals(reached.period()) ? reached.orgUnit() : "";
      comparison.period(period, after, true);
    }
    if (!comparison.totals.stopped()) {
      holdings.finished(definition.name(), dataSet);
    }
    return comparison.run();
  }

  /** Compares one period, whatever else was compared. */
  public ReconcileRun run(
      TargetDefinition definition,
      String dataSet,
      Period period,
      CellTarget target,
      ReconcilePolicy policy) {
    Comparison comparison = new Comparison(definition, dataSet, target, policy);
    comparison.period(period, "", false);
    return comparison.run();
  }

  private final class Comparison {
    private final TargetDefinition definition;
    private final String dataSet;
    private final CellTarget target;
    private final ReconcilePolicy policy;
    private final List<String> orgUnits;
    private final RunTotals totals = new RunTotals(Courier.Watcher.NOBODY);
    private long compared;
    private long differences;

    Comparison(
        TargetDefinition definition, String dataSet, CellTarget target, ReconcilePolicy policy) {
      this.definition = definition;
      this.dataSet = dataSet;
      this.target = target;
      this.policy = policy;
      this.orgUnits = holdings.orgUnits(dataSet);
    }

    void period(Period period, String after, boolean remembered) {
      List<String> rest = orgUnits.stream().filter(code -> code.compareTo(after) > 0).toList();
      for (int from = 0; from < rest.size() && !totals.stopped(); from += ORG_UNITS_AT_ONCE) {
        List<String> some = rest.subList(from, Math.min(rest.size(), from + ORG_UNITS_AT_ONCE));
        List<CellItem> believed = holdings.believed(definition.name(), dataSet, period, some);
        if (!believed.isEmpty()) {
          waves.once(definition, totals, admission -> compare(believed));
        }
        if (remembered && !totals.stopped()) {
          holdings.reached(
              definition.name(), dataSet, new Holdings.Place(period, some.get(some.size() - 1)));
        }
      }
    }

    private boolean compare(List<CellItem> believed) {
      Server server = servers.of(definition.name());
      CellTarget.Look look = target.look(believed);
      if (look instanceof CellTarget.Look.Unavailable unavailable) {
        server.failed(unavailable.cause(), unavailable.retryAfter());
        totals.stop(unavailable.cause(), server.nextTry());
        return false;
      }
      server.answered();
      if (look instanceof CellTarget.Look.Seen seen) {
        Set<Long> notAsked =
            seen.refusals().stream().map(Refusal::itemId).collect(Collectors.toSet());
        List<CellItem> asked =
            believed.stream().filter(item -> !notAsked.contains(item.id())).toList();
        compared += asked.size();
        differences += holdings.compared(asked, seen.values(), policy);
      }
      return true;
    }

    ReconcileRun run() {
      return new ReconcileRun(compared, differences, totals.run().stoppedBy());
    }
  }
}

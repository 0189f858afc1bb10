package org.relais.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.RunningTally;
import org.relais.indicator.Tallier;
import org.relais.indicator.Tally;
import org.relais.visit.VisitCodec;

/** Counts whole report units of one data set from the visits in the ledger. */
final class DataSetCount {
  private final DataSet dataSet;
  private final ReportSites sites;
  private final Tallier tallier;
  private final CountingVisits visits;

  DataSetCount(Store store, LedgerRules rules, DataSet dataSet) {
    this(rules, dataSet, new CountingVisits(store, new VisitCodec(rules.model().dictionary())));
  }

  /**
   * @param visits where they are read
   */
  DataSetCount(LedgerRules rules, DataSet dataSet, CountingVisits visits) {
    this.dataSet = dataSet;
    this.sites = new ReportSites(rules.orgUnits(), dataSet);
    this.tallier = new Tallier(dataSet);
    this.visits = visits;
  }

  /** The report units in which visits of these days are counted. */
  SortedSet<ReportUnit> units(Collection<SiteDay> days) {
    SortedSet<ReportUnit> units = new TreeSet<>();
    for (SiteDay day : days) {
      Optional<String> orgUnit = sites.reporting(day.site());
      orgUnit.ifPresent(
          code -> units.add(new ReportUnit(code, Period.of(dataSet.periodType(), day.day()))));
    }
    return units;
  }

  /** Counts these units; a transaction has to be open. */
  Map<ReportUnit, Tally> count(List<ReportUnit> units) {
    return count(units, new MovingVisits());
  }

  /**
   * The same.
   *
   * @param moving takes down which visits move a value
   */
  Map<ReportUnit, Tally> count(List<ReportUnit> units, MovingVisits moving) {
    List<RunningTally> running = units.stream().map(unit -> tallier.start()).toList();
    visits.read(
        units,
        sites,
        (visit, unit, received) -> {
          List<String> moved = running.get(unit).add(visit);
          if (received != null && !moved.isEmpty()) {
            moving.add(units.get(unit), visit, received.toInstant(), moved);
          }
        });
    Map<ReportUnit, Tally> tallies = new LinkedHashMap<>();
    for (int i = 0; i < units.size(); i++) {
      tallies.put(units.get(i), running.get(i).tally());
    }
    return tallies;
  }
}

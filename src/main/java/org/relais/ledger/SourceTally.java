package org.relais.ledger;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.RunningTally;
import org.relais.indicator.Tallier;
import org.relais.indicator.Tally;
import org.relais.visit.VisitCodec;

/** What the visits of some sources alone add up to; the values of targets are those of all. */
public final class SourceTally {
  private static final String FIRST_OF_THEM =
      """
      select count(*)
        from (select 1
                from unnest(?) as t (site)
                join record r on r.site = t.site and r.visit_date between ? and ?
               where r.class = 'MAPPED' and r.source = any(?)
               limit ?) r
      """;

  private final Store store;
  private final LedgerRules rules;

  public SourceTally(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.rules = rules;
  }

  /** The count of one org unit. */
  public record OfUnit(String orgUnit, Tally tally) {}

  /**
   * Counts by the rules of now.
   *
   * @param orgUnits that report
   * @param most visits that are read
   * @return those org units that have visits; empty where there are more than {@code most}
   */
  public Optional<List<OfUnit>> count(
      DataSet dataSet, Collection<String> orgUnits, Period period, Set<String> sources, int most) {
    ReportSites sites = new ReportSites(rules.orgUnits(), dataSet);
    if (visits(orgUnits, sites, period, sources, most + 1) > most) {
      return Optional.empty();
    }
    List<ReportUnit> units = orgUnits.stream().map(code -> new ReportUnit(code, period)).toList();
    Tallier tallier = new Tallier(dataSet);
    Map<Integer, RunningTally> tallies = new TreeMap<>();
    CountingVisits visits =
        new CountingVisits(store, new VisitCodec(rules.model().dictionary()), sources);
    store.inTransaction(
        () ->
            visits.read(
                units,
                sites,
                (visit, unit, received) ->
                    tallies.computeIfAbsent(unit, first -> tallier.start()).add(visit)));
    List<OfUnit> counted = new ArrayList<>();
    tallies.forEach(
        (unit, tally) -> counted.add(new OfUnit(units.get(unit).orgUnit(), tally.tally())));
    return Optional.of(counted);
  }

  private long visits(
      Collection<String> orgUnits,
      ReportSites sites,
      Period period,
      Set<String> sources,
      int limit) {
    Long count =
        store
            .sql()
            .queryForObject(
                FIRST_OF_THEM,
                Long.class,
                Store.texts(orgUnits.stream().flatMap(unit -> sites.of(unit).stream()).toList()),
                Date.valueOf(period.start()),
                Date.valueOf(period.end()),
                Store.texts(sources),
                limit);
    return count == null ? 0 : count;
  }
}

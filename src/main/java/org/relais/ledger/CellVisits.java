package org.relais.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.Tallier;
import org.relais.visit.CoreField;
import org.relais.visit.Visit;
import org.relais.visit.VisitCodec;
import org.relais.visit.condition.Truth;

/** What stands behind the cells of a data element, an org unit and a period. */
public final class CellVisits {
  private final Store store;
  private final LedgerRules rules;

  public CellVisits(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.rules = rules;
  }

  /** One cell, as the visits of now give it. */
  public record Cell(SortedMap<String, String> options, BigDecimal value) {}

  /**
   * @param visits for which the element's condition holds, the earliest first, whether or not the
   *     disaggregation has a place for them
   */
  public record Behind(List<Cell> cells, List<Visit> visits) {}

  /** Reads and counts the visits again, so that what is shown is what a recount would give. */
  public Behind behind(DataSet dataSet, DataElement element, String orgUnit, Period period) {
    return behind(dataSet, element, orgUnit, period, null);
  }

  /**
   * The same of the visits of some sources alone.
   *
   * @param sources null for all
   */
  public Behind behind(
      DataSet dataSet,
      DataElement element,
      String orgUnit,
      Period period,
      @Nullable Set<String> sources) {
    List<Visit> visits = new ArrayList<>();
    CountingVisits counting =
        new CountingVisits(store, new VisitCodec(rules.model().dictionary()), sources);
    ReportSites sites = new ReportSites(rules.orgUnits(), dataSet);
    store.inTransaction(
        () ->
            counting.read(
                List.of(new ReportUnit(orgUnit, period)),
                sites,
                (visit, unit, received) -> {
                  if (element.condition().test(visit) == Truth.YES) {
                    visits.add(visit);
                  }
                }));
    visits.sort(
        Comparator.comparing((Visit visit) -> String.valueOf(visit.date(CoreField.VISIT_DATE)))
            .thenComparing(Visit::recordId));
    List<Cell> cells =
        new Tallier(dataSet)
            .tally(visits.iterator()).cells().stream()
                .filter(cell -> cell.element().equals(element.code()))
                .map(cell -> new Cell(cell.options(), cell.value()))
                .toList();
    return new Behind(cells, visits);
  }

  /**
   * The visits that one cell counts, the earliest first.
   *
   * @param options category code to option code, one for each category of the element
   */
  public List<Visit> counted(
      DataSet dataSet,
      DataElement element,
      Map<String, String> options,
      String orgUnit,
      Period period) {
    Tallier tallier = new Tallier(dataSet);
    return behind(dataSet, element, orgUnit, period).visits().stream()
        .filter(visit -> tallier.contributes(element.code(), options, visit))
        .toList();
  }
}

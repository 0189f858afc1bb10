package org.relais.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.CellValue;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.Tally;

/**
 * Holds every cell against a total that is counted anew from the visits, and changes nothing. Reads
 * all visits, so it is for now and then. What still has to be counted again is left out.
 */
public final class RecountCheck {
  /** Report units of one snapshot: bounds memory. */
  private static final int AT_ONCE = 64;

  private final Store store;
  private final LedgerRules rules;
  private final StaleMarks marks;

  public RecountCheck(DataSource ledger, LedgerRules rules) {
    this.store = new Store(ledger);
    this.rules = rules;
    this.marks = new StaleMarks(store);
  }

  /**
   * A cell whose wanted value is not what its visits give.
   *
   * @param options as they are kept: JSON with sorted keys
   * @param wanted by the ledger, null for nothing
   * @param counted anew, null for nothing
   */
  public record Difference(
      String target,
      String dataSet,
      String orgUnit,
      String period,
      String element,
      String options,
      @Nullable BigDecimal wanted,
      @Nullable BigDecimal counted) {}

  /**
   * What was found.
   *
   * @param cells that were held against their visits
   * @param differences the first of those that are not what their visits give
   * @param differing how many there are
   * @param earlier cells that an earlier configuration counted and that differ from what the
   *     present one gives: they stay as they were sent, unless somebody restates that period
   */
  public record Found(long cells, List<Difference> differences, long differing, long earlier) {
    public Found {
      differences = List.copyOf(differences);
    }

    public boolean agrees() {
      return differing == 0;
    }
  }

  /**
   * @param shown how many differences to name
   * @param progress is told how many report units were counted, as it goes on
   */
  public Found run(int shown, IntConsumer progress) {
    Findings findings = new Findings(shown);
    int done = 0;
    for (DataSet dataSet : rules.dataSets()) {
      DataSetCount count = new DataSetCount(store, rules, dataSet);
      List<ReportUnit> units = List.copyOf(units(dataSet, count));
      for (int from = 0; from < units.size(); from += AT_ONCE) {
        List<ReportUnit> some = units.subList(from, Math.min(from + AT_ONCE, units.size()));
        store.inTransaction(() -> check(dataSet, count, some, findings));
        done += some.size();
        progress.accept(done);
      }
    }
    return findings.found();
  }

  /** Those with visits, and those with cells though perhaps without visits. */
  private SortedSet<ReportUnit> units(DataSet dataSet, DataSetCount count) {
    SortedSet<ReportUnit> units =
        new TreeSet<>(
            count.units(
                store
                    .sql()
                    .query(
                        "select distinct site, visit_date from record where class = 'MAPPED'",
                        (row, number) ->
                            new SiteDay(row.getString(1), row.getObject(2, LocalDate.class)))));
    store
        .sql()
        .query(
            "select distinct org_unit, period from cell where data_set = ?",
            row -> {
              String orgUnit = row.getString(1);
              Period.parse(row.getString(2))
                  .ifPresent(period -> units.add(new ReportUnit(orgUnit, period)));
            },
            dataSet.code());
    return units;
  }

  private void check(
      DataSet dataSet, DataSetCount count, List<ReportUnit> some, Findings findings) {
    // One snapshot, so that a count that goes on meanwhile makes no difference.
    store.sql().execute("set transaction isolation level repeatable read");
    Set<ReportUnit> stale =
        new HashSet<>(count.units(marks.all().stream().map(StaleMarks.Mark::siteDay).toList()));
    List<ReportUnit> units = some.stream().filter(unit -> !stale.contains(unit)).toList();
    Map<ReportUnit, Tally> tallies = count.count(units);
    for (TargetDefinition target : rules.targetsOf(dataSet)) {
      LocalDate from = target.deliverFrom();
      List<ReportUnit> delivered =
          units.stream()
              .filter(unit -> from == null || !unit.period().start().isBefore(from))
              .toList();
      check(target.name(), dataSet, delivered, tallies, findings);
    }
  }

  private record Key(String orgUnit, String period, String element, String options) {}

  private record Wanted(@Nullable BigDecimal value, boolean present) {}

  private void check(
      String target,
      DataSet dataSet,
      Collection<ReportUnit> units,
      Map<ReportUnit, Tally> tallies,
      Findings findings) {
    Map<Key, BigDecimal> counted = new HashMap<>();
    for (ReportUnit unit : units) {
      Tally tally = tallies.get(unit);
      for (CellValue cell : tally == null ? List.<CellValue>of() : tally.cells()) {
        counted.put(
            new Key(
                unit.orgUnit(),
                unit.period().id(),
                cell.element(),
                OptionsText.write(cell.options())),
            cell.value());
      }
    }
    Map<Key, Wanted> wanted = wanted(target, dataSet, units);
    Set<Key> keys = new HashSet<>(wanted.keySet());
    keys.addAll(counted.keySet());
    for (Key key : keys) {
      Wanted cell = wanted.getOrDefault(key, new Wanted(null, true));
      findings.add(
          new Difference(
              target,
              dataSet.code(),
              key.orgUnit(),
              key.period(),
              key.element(),
              key.options(),
              cell.value(),
              counted.get(key)),
          cell.present());
    }
  }

  /** Cells of elements that the configuration no longer has are nobody's to count. */
  private Map<Key, Wanted> wanted(String target, DataSet dataSet, Collection<ReportUnit> units) {
    Map<Key, Wanted> wanted = new HashMap<>();
    Set<String> elements =
        dataSet.elements().stream().map(DataElement::code).collect(Collectors.toSet());
    store
        .sql()
        .query(
            """
            select org_unit, period, element, options, wanted, configuration
              from (select ? as target, ? as data_set, ?::text[] as elements) n
             cross join unnest(?, ?) as u (org_unit, period)
              join cell c using (target, data_set, org_unit, period)
             where c.element = any(n.elements)
            """,
            row -> {
              wanted.put(
                  new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                  new Wanted(row.getBigDecimal(5), rules.version().equals(row.getString(6))));
            },
            new Columns<>(units)
                .add("text", ReportUnit::orgUnit)
                .add("text", unit -> unit.period().id())
                .arguments(target, dataSet.code(), Store.texts(elements)));
    return wanted;
  }

  /** Adds up what is found. */
  private static final class Findings {
    private final int shown;
    private final List<Difference> differences = new ArrayList<>();
    private long cells;
    private long differing;
    private long earlier;

    Findings(int shown) {
      this.shown = shown;
    }

    void add(Difference cell, boolean present) {
      cells++;
      if (same(cell.wanted(), cell.counted())) {
        return;
      }
      if (!present) {
        earlier++;
        return;
      }
      differing++;
      if (differences.size() < shown) {
        differences.add(cell);
      }
    }

    /** What was sent and is empty now is 0 where zeros are sent. */
    private static boolean same(@Nullable BigDecimal wanted, @Nullable BigDecimal counted) {
      BigDecimal one = wanted == null ? BigDecimal.ZERO : wanted;
      BigDecimal other = counted == null ? BigDecimal.ZERO : counted;
      return one.compareTo(other) == 0;
    }

    Found found() {
      return new Found(cells, differences, differing, earlier);
    }
  }
}

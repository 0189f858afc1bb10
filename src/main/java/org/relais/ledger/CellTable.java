package org.relais.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.CellValue;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Tally;

/** Writes what was counted: what each target shall hold. */
final class CellTable {
  private static final String UPSERT =
      """
      insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                        period_start, wanted, configuration)
      select ?, ?, element, options, '{}', org_unit, period, period_start, value, ?
        from unnest(?, ?, ?, ?, ?, ?)
             as t (org_unit, period, period_start, element, options, value)
          on conflict (target, data_set, org_unit, period, element, options, attribute_options)
          do update
         set wanted = excluded.wanted, configuration = excluded.configuration,
      """
          + Holds.afterNewWanted("cell", "excluded.wanted")
          + " where cell.wanted is distinct from excluded.wanted";

  /** What was counted before and is not now: 0 where zeros are sent and a value was, else none. */
  private static final String EMPTY =
      """
      with counted as (
        select * from unnest(?, ?, ?, ?) as t (org_unit, period, element, options)),
      gone as (
        select c.cell, case when c.element = any(?) and c.ever_sent then 0::numeric end as wanted
          from unnest(?, ?) as u (org_unit, period)
          join cell c on c.target = ? and c.data_set = ? and c.org_unit = u.org_unit
                     and c.period = u.period
         where c.element = any(?)
           and not exists (
             select 1 from counted t
              where t.org_unit = c.org_unit and t.period = c.period and t.element = c.element
                and t.options = c.options))
      update cell set wanted = gone.wanted, configuration = ?,
      """
          + Holds.afterNewWanted("cell", "gone.wanted")
          + """
              from gone
             where cell.cell = gone.cell and cell.wanted is distinct from gone.wanted
            """;

  /** A cell that was never sent and is empty does not exist. */
  private static final String FORGET =
      """
      delete from cell c
       using unnest(?, ?) as u (org_unit, period)
       where c.target = ? and c.data_set = ? and c.org_unit = u.org_unit and c.period = u.period
         and c.wanted is null and not c.ever_sent
         and not exists (select 1 from delivery_cell d where d.cell = c.cell)
      """;

  /** Corrections of what was approved go without asking again, where the data set says so. */
  private static final String APPROVE_CORRECTIONS =
      """
      update cell c set approved = true, approved_value = c.wanted
        from unnest(?, ?) as u (org_unit, period)
        join approval a using (org_unit, period)
       where a.target = ? and a.data_set = ? and a.verdict = 'APPROVED'
         and c.target = a.target and c.data_set = a.data_set and c.org_unit = u.org_unit
         and c.period = u.period
         and not (c.approved and c.wanted is not distinct from c.approved_value)
      """;

  private final Store store;
  private final DataSet dataSet;
  private final String version;

  CellTable(Store store, DataSet dataSet, String version) {
    this.store = store;
    this.dataSet = dataSet;
    this.version = version;
  }

  private record Row(ReportUnit unit, String element, String options, BigDecimal value) {}

  /**
   * @param tallies of whole report units: what is not in a unit's tally is gone
   * @return how many cells changed what is wanted
   */
  int write(Map<ReportUnit, Tally> tallies, Collection<TargetDefinition> targets) {
    int changed = 0;
    for (TargetDefinition target : targets) {
      List<ReportUnit> units =
          tallies.keySet().stream().filter(unit -> unit.deliveredTo(target)).toList();
      changed += write(target.name(), units, rows(units, tallies));
    }
    return changed;
  }

  private static List<Row> rows(List<ReportUnit> units, Map<ReportUnit, Tally> tallies) {
    List<Row> rows = new ArrayList<>();
    for (ReportUnit unit : units) {
      Tally tally = tallies.get(unit);
      if (tally != null) {
        for (CellValue cell : tally.cells()) {
          rows.add(new Row(unit, cell.element(), OptionsText.write(cell.options()), cell.value()));
        }
      }
    }
    return rows;
  }

  private int write(String target, List<ReportUnit> units, List<Row> rows) {
    int changed =
        store
            .sql()
            .update(
                UPSERT,
                new Columns<>(rows)
                    .add("text", row -> row.unit().orgUnit())
                    .add("text", row -> row.unit().period().id())
                    .add("date", row -> row.unit().period().start().toString())
                    .add("text", Row::element)
                    .add("text", Row::options)
                    .add("numeric", Row::value)
                    .arguments(target, dataSet.code(), version));
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                new Columns<>(rows)
                    .add("text", row -> row.unit().orgUnit())
                    .add("text", row -> row.unit().period().id())
                    .add("text", Row::element)
                    .add("text", Row::options)
                    .arguments()));
    arguments.add(Store.texts(sendingZero()));
    arguments.addAll(
        List.of(
            new Columns<>(units)
                .add("text", ReportUnit::orgUnit)
                .add("text", unit -> unit.period().id())
                .arguments()));
    arguments.add(target);
    arguments.add(dataSet.code());
    arguments.add(Store.texts(elements()));
    arguments.add(version);
    changed += store.sql().update(EMPTY, arguments.toArray());
    inUnits(FORGET, target, units);
    if (dataSet.pushesCorrections()) {
      inUnits(APPROVE_CORRECTIONS, target, units);
    }
    return changed;
  }

  private void inUnits(String statement, String target, List<ReportUnit> units) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                new Columns<>(units)
                    .add("text", ReportUnit::orgUnit)
                    .add("text", unit -> unit.period().id())
                    .arguments()));
    arguments.add(target);
    arguments.add(dataSet.code());
    store.sql().update(statement, arguments.toArray());
  }

  private List<String> sendingZero() {
    return dataSet.elements().stream()
        .filter(DataElement::sendZero)
        .map(DataElement::code)
        .toList();
  }

  /** Cells of elements that the configuration no longer has stay until a person removes them. */
  private List<String> elements() {
    return dataSet.elements().stream().map(DataElement::code).toList();
  }
}

package org.relais.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.relais.indicator.DataSet;
import org.relais.indicator.Tally;

/** How many visits a data element counts and its disaggregation has no place for. */
final class OutsideTable {
  private final Store store;
  private final DataSet dataSet;

  OutsideTable(Store store, DataSet dataSet) {
    this.store = store;
    this.dataSet = dataSet;
  }

  private record Row(ReportUnit unit, Tally.Outside outside) {}

  void write(Map<ReportUnit, Tally> tallies) {
    store
        .sql()
        .update(
            """
            delete from outside o
             where data_set = ?
               and (org_unit, period) in (select * from unnest(?, ?))
            """,
            new Columns<>(tallies.keySet())
                .add("text", ReportUnit::orgUnit)
                .add("text", unit -> unit.period().id())
                .arguments(dataSet.code()));
    List<Row> rows = new ArrayList<>();
    tallies.forEach(
        (unit, tally) -> tally.outside().forEach(outside -> rows.add(new Row(unit, outside))));
    store
        .sql()
        .update(
            """
            insert into outside (data_set, org_unit, period, element, field, visits)
            select ?, * from unnest(?, ?, ?, ?, ?)
            """,
            new Columns<>(rows)
                .add("text", row -> row.unit().orgUnit())
                .add("text", row -> row.unit().period().id())
                .add("text", row -> row.outside().element())
                .add("text", row -> row.outside().field())
                .add("int", row -> row.outside().visits())
                .arguments(dataSet.code()));
  }
}

package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.relais.indicator.DataSet;

/** How many visits moved a value when an org unit and period was counted last, day by day. */
final class CountedVisits {
  private final Store store;
  private final DataSet dataSet;

  CountedVisits(Store store, DataSet dataSet) {
    this.store = store;
    this.dataSet = dataSet;
  }

  Map<MovingVisits.Of, int[]> read(List<ReportUnit> units) {
    Map<String, ReportUnit> known = new HashMap<>();
    units.forEach(unit -> known.put(key(unit.orgUnit(), unit.period().id()), unit));
    Map<MovingVisits.Of, int[]> counted = new HashMap<>();
    store
        .sql()
        .query(
            """
            select org_unit, period, c.source, c.visits
              from unnest(?, ?) as u (org_unit, period)
              join counted_visits c using (org_unit, period)
             where c.data_set = ?
            """,
            row -> {
              ReportUnit unit = known.get(key(row.getString("org_unit"), row.getString("period")));
              if (unit != null) {
                counted.put(new MovingVisits.Of(unit, row.getString("source")), visits(row));
              }
            },
            arguments(units));
    return counted;
  }

  private Object[] arguments(List<ReportUnit> units) {
    Object[] columns =
        new Columns<>(units)
            .add("text", ReportUnit::orgUnit)
            .add("text", unit -> unit.period().id())
            .arguments();
    Object[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = dataSet.code();
    return all;
  }

  private static String key(String orgUnit, String period) {
    return period + ' ' + orgUnit;
  }

  private static int[] visits(ResultSet row) throws SQLException {
    Integer[] visits = (Integer[]) row.getArray("visits").getArray();
    return Arrays.stream(visits).mapToInt(Integer::intValue).toArray();
  }

  void write(Map<MovingVisits.Of, int[]> changed) {
    Collection<Map.Entry<MovingVisits.Of, int[]>> rows = changed.entrySet();
    store
        .sql()
        .update(
            """
            insert into counted_visits (data_set, org_unit, period, source, visits)
            select ?, org_unit, period, source, string_to_array(visits, ',')::integer[]
              from unnest(?, ?, ?, ?) as t (org_unit, period, source, visits)
                on conflict (data_set, org_unit, period, source)
                do update set visits = excluded.visits
            """,
            new Columns<>(rows)
                .add("text", row -> row.getKey().unit().orgUnit())
                .add("text", row -> row.getKey().unit().period().id())
                .add("text", row -> row.getKey().source())
                .add("text", row -> text(row.getValue()))
                .arguments(dataSet.code()));
  }

  private static String text(int[] visits) {
    return Arrays.stream(visits).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }
}

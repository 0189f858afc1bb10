package org.relais.console.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.console.figures.Completeness.Cell;
import org.relais.console.orgunits.Pyramid;
import org.relais.indicator.Period;
import org.relais.visit.OrgUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the org units that reported: registered as complete, with any value, or with visits. */
final class Reports {
  private static final String REGISTERED =
      """
      select u.part, c.period, count(*) as reported, count(*) filter (where c.partial) as partial
        from unnest(?::int[], ?) as u (part, org_unit)
        join completion c on c.org_unit = u.org_unit
       where c.target = ? and c.data_set = ? and c.wanted and c.period = any(?)
       group by 1, 2
      """;

  /** One probe for each org unit and period: how many values they have makes no difference. */
  private static final String WITH_VALUES =
      """
      select u.part, p.period, count(*) as reported, 0 as partial
        from unnest(?::int[], ?) as u (part, org_unit)
       cross join unnest(?) as p (period)
       cross join lateral (
         select 1 from cell c
          where c.target = ? and c.data_set = ? and c.org_unit = u.org_unit
            and c.period = p.period and c.wanted is not null
          limit 1) found
       group by 1, 2
      """;

  /** The same by the visits of some sources; several sites may report as one org unit. */
  private static final String WITH_VISITS =
      """
      select s.part, p.period, count(distinct s.org_unit) as reported, 0 as partial
        from unnest(?::int[], ?, ?) as s (part, org_unit, site)
       cross join unnest(?, ?::date[], ?::date[]) as p (period, first, last)
       cross join lateral (
         select 1 from record r
          where r.site = s.site and r.visit_date between p.first and p.last
            and r.class = 'MAPPED' and r.source = any(?)
          limit 1) found
       group by 1, 2
      """;

  private final JdbcTemplate sql;
  private final Supplier<Pyramid> pyramids;

  Reports(DataSource ledger, Supplier<Pyramid> pyramids) {
    this.sql = new JdbcTemplate(ledger);
    this.pyramids = pyramids;
  }

  /**
   * How many reported, by part and period.
   *
   * @param partOf the part of each org unit that reports
   */
  Map<Integer, Map<String, Cell>> of(
      Picked picked, Map<String, Integer> partOf, List<Period> periods, boolean registered) {
    Map<Integer, Map<String, Cell>> reported = new HashMap<>();
    String query = registered ? REGISTERED : picked.scope().all() ? WITH_VALUES : WITH_VISITS;
    sql.query(
        query,
        row -> {
          reported
              .computeIfAbsent(row.getInt("part"), first -> new HashMap<>())
              .put(
                  row.getString("period"),
                  new Cell(row.getLong("reported"), 0, row.getLong("partial")));
        },
        arguments(picked, partOf, periods, registered));
    return reported;
  }

  private Object[] arguments(
      Picked picked, Map<String, Integer> partOf, List<Period> periods, boolean registered) {
    Object ids = FigureSums.texts(periods.stream().map(Period::id).toList());
    if (!picked.scope().all()) {
      return visits(picked, partOf, periods, ids);
    }
    List<String> units = List.copyOf(partOf.keySet());
    Object parts = parts(units, partOf);
    String target = picked.target();
    String dataSet = picked.dataSet().code();
    return registered
        ? new Object[] {parts, FigureSums.texts(units), target, dataSet, ids}
        : new Object[] {parts, FigureSums.texts(units), ids, target, dataSet};
  }

  /** A visit's site is reported by the org unit at the data set's level. */
  private Object[] visits(
      Picked picked, Map<String, Integer> partOf, List<Period> periods, Object ids) {
    List<String> sites = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (String site : pyramids.get().allBelow(picked.orgUnit())) {
      String unit = reporting(picked, site);
      if (partOf.containsKey(unit)) {
        sites.add(site);
        units.add(unit);
      }
    }
    return new Object[] {
      parts(units, partOf),
      FigureSums.texts(units),
      FigureSums.texts(sites),
      ids,
      starts(periods),
      ends(periods),
      FigureSums.texts(picked.scope().included())
    };
  }

  private static Object parts(List<String> units, Map<String, Integer> partOf) {
    return FigureSums.texts(
        units.stream()
            .map(unit -> String.valueOf(partOf.getOrDefault(unit, CompletenessView.NO_PART)))
            .toList());
  }

  private String reporting(Picked picked, String site) {
    return pyramids
        .get()
        .find(site)
        .flatMap(unit -> pyramids.get().above(unit, picked.dataSet().reportLevel()))
        .map(OrgUnit::code)
        .orElse(site);
  }

  private static Object starts(List<Period> periods) {
    return FigureSums.texts(periods.stream().map(period -> period.start().toString()).toList());
  }

  private static Object ends(List<Period> periods) {
    return FigureSums.texts(periods.stream().map(period -> period.end().toString()).toList());
  }
}

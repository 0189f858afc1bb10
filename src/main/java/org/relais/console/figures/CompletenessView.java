package org.relais.console.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.console.figures.Completeness.Cell;
import org.relais.console.figures.Completeness.Delay;
import org.relais.console.figures.Completeness.Line;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.view.Quantile;
import org.relais.indicator.Period;
import org.relais.visit.OrgUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds out who reported, and how late. */
public final class CompletenessView {
  private static final String REGISTERED =
      """
      select org_unit, period, partial from completion
       where target = ? and data_set = ? and wanted and org_unit = any(?) and period = any(?)
      """;

  /** One probe for each org unit and period: how many values they have makes no difference. */
  private static final String WITH_VALUES =
      """
      select u.org_unit, p.period, false as partial
        from unnest(?) as u (org_unit)
       cross join unnest(?) as p (period)
       cross join lateral (
         select 1 from cell c
          where c.target = ? and c.data_set = ? and c.org_unit = u.org_unit
            and c.period = p.period and c.wanted is not null
          limit 1) found
      """;

  /** The same by the visits of some sources. */
  private static final String WITH_VISITS =
      """
      select s.site as org_unit, p.period, false as partial
        from unnest(?) as s (site)
       cross join unnest(?, ?::date[], ?::date[]) as p (period, first, last)
       cross join lateral (
         select 1 from record r
          where r.site = s.site and r.visit_date between p.first and p.last
            and r.class = 'MAPPED' and r.source = any(?)
          limit 1) found
      """;

  /** From an index alone. */
  private static final String DELAYS =
      """
      select p.period, (r.first_received at time zone ?)::date - r.visit_date as delay,
             count(*) as visits
        from unnest(?) as s (site)
       cross join unnest(?, ?::date[], ?::date[]) as p (period, first, last)
        join record r on r.site = s.site and r.visit_date between p.first and p.last
       where r.class = 'MAPPED' and (? or r.source = any(?))
       group by 1, 2
      """;

  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  private final JdbcTemplate sql;
  private final Deployment deployment;
  private final Supplier<Pyramid> pyramids;

  CompletenessView(DataSource ledger, Deployment deployment, Supplier<Pyramid> pyramids) {
    this.sql = new JdbcTemplate(ledger);
    this.deployment = deployment;
    this.pyramids = pyramids;
  }

  /** Of the twelve months, or as many weeks, that end with the period picked. */
  public Completeness of(Picked picked) {
    List<Period> periods = Year.until(picked.period());
    boolean registered = picked.dataSet().completion() != null && picked.scope().all();
    Map<String, Map<String, Boolean>> reported = reported(picked, periods, registered);
    List<Line> lines = new ArrayList<>();
    for (OrgUnit unit : pyramids.get().below(picked.orgUnit().code())) {
      List<String> reporting = pyramids.get().atLevel(unit, picked.dataSet().reportLevel());
      if (!reporting.isEmpty()) {
        lines.add(line(unit, reporting, periods, reported));
      }
    }
    return new Completeness(
        periods,
        registered,
        lines,
        line(picked.orgUnit(), picked.units(), periods, reported),
        delays(picked, periods));
  }

  private static Line line(
      OrgUnit unit,
      List<String> reporting,
      List<Period> periods,
      Map<String, Map<String, Boolean>> reported) {
    List<Cell> cells = new ArrayList<>();
    for (Period period : periods) {
      Map<String, Boolean> of = reported.getOrDefault(period.id(), Map.of());
      long count = reporting.stream().filter(of::containsKey).count();
      long partial = reporting.stream().filter(code -> of.getOrDefault(code, false)).count();
      cells.add(new Cell(count, reporting.size(), partial));
    }
    return new Line(unit, reporting.size(), cells);
  }

  /** By period and org unit that reported; the value says whether only in part. */
  private Map<String, Map<String, Boolean>> reported(
      Picked picked, List<Period> periods, boolean registered) {
    Map<String, Map<String, Boolean>> reported = new HashMap<>();
    String query = registered ? REGISTERED : picked.scope().all() ? WITH_VALUES : WITH_VISITS;
    sql.query(
        query,
        row -> {
          String unit = reporting(picked, row.getString("org_unit"));
          reported
              .computeIfAbsent(row.getString("period"), first -> new HashMap<>())
              .put(unit, row.getBoolean("partial"));
        },
        arguments(picked, periods, registered));
    return reported;
  }

  private Object[] arguments(Picked picked, List<Period> periods, boolean registered) {
    Object units = FigureSums.texts(picked.units());
    Object ids = FigureSums.texts(periods.stream().map(Period::id).toList());
    String target = picked.target();
    String dataSet = picked.dataSet().code();
    if (registered) {
      return new Object[] {target, dataSet, units, ids};
    }
    if (picked.scope().all()) {
      return new Object[] {units, ids, target, dataSet};
    }
    return new Object[] {
      sites(picked), ids, starts(periods), ends(periods), sources(picked.scope())
    };
  }

  /** A visit's site is reported by the org unit at the data set's level. */
  private String reporting(Picked picked, String site) {
    return picked.scope().all()
        ? site
        : pyramids
            .get()
            .find(site)
            .flatMap(unit -> pyramids.get().above(unit, picked.dataSet().reportLevel()))
            .map(OrgUnit::code)
            .orElse(site);
  }

  private List<Delay> delays(Picked picked, List<Period> periods) {
    Map<String, TreeMap<Integer, Long>> counts = new HashMap<>();
    sql.query(
        DELAYS,
        row -> {
          counts
              .computeIfAbsent(row.getString("period"), first -> new TreeMap<>())
              .merge(Math.max(0, row.getInt("delay")), row.getLong("visits"), Long::sum);
        },
        deployment.zone().getId(),
        sites(picked),
        FigureSums.texts(periods.stream().map(Period::id).toList()),
        starts(periods),
        ends(periods),
        picked.scope().all(),
        sources(picked.scope()));
    return periods.stream()
        .map(period -> delay(counts.getOrDefault(period.id(), new TreeMap<>())))
        .toList();
  }

  private static Delay delay(TreeMap<Integer, Long> counts) {
    return new Delay(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        Quantile.of(counts, HALF),
        Quantile.of(counts, MOST));
  }

  private Object sites(Picked picked) {
    return FigureSums.texts(pyramids.get().allBelow(picked.orgUnit()));
  }

  private static Object sources(Scope scope) {
    return FigureSums.texts(scope.included());
  }

  private static Object starts(List<Period> periods) {
    return FigureSums.texts(periods.stream().map(period -> period.start().toString()).toList());
  }

  private static Object ends(List<Period> periods) {
    return FigureSums.texts(periods.stream().map(period -> period.end().toString()).toList());
  }
}

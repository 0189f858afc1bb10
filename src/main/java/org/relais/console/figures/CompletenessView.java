package org.relais.console.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import org.relais.indicator.PeriodType;
import org.relais.visit.OrgUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds out who reported, and how late. */
public final class CompletenessView {
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

  /** From an index alone. */
  private static final String DELAYS =
      """
      select date_trunc(?, r.visit_date::timestamp)::date as first,
             (r.first_received at time zone ?)::date - r.visit_date as delay, count(*) as visits
        from record r
       where r.site = any(?) and r.visit_date between ? and ?
         and r.class = 'MAPPED' and (? or r.source = any(?))
       group by 1, 2
      """;

  /** An org unit that reports and stands below none of the parts. */
  private static final int NO_PART = -1;

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
    // The two questions are the page's whole cost, and the database answers them side by side.
    CompletableFuture<List<Delay>> delays =
        CompletableFuture.supplyAsync(() -> delays(picked, periods));
    List<OrgUnit> parts = pyramids.get().below(picked.orgUnit().code());
    Map<String, Integer> partOf = new HashMap<>();
    picked.units().forEach(unit -> partOf.put(unit, NO_PART));
    List<Integer> expected = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      List<String> units = pyramids.get().atLevel(parts.get(part), picked.dataSet().reportLevel());
      for (String unit : units) {
        partOf.put(unit, part);
      }
      expected.add(units.size());
    }
    Map<Integer, Map<String, Cell>> reported = reported(picked, partOf, periods, registered);
    List<Line> lines = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      if (expected.get(part) > 0) {
        lines.add(
            line(
                parts.get(part),
                expected.get(part),
                periods,
                List.of(reported.getOrDefault(part, Map.of()))));
      }
    }
    return new Completeness(
        periods,
        registered,
        lines,
        line(picked.orgUnit(), picked.units().size(), periods, reported.values()),
        joined(delays));
  }

  /** A fault is told as if it had come in the reader's own thread. */
  private static <T> T joined(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
    }
  }

  private static Line line(
      OrgUnit unit, int expected, List<Period> periods, Collection<Map<String, Cell>> reported) {
    List<Cell> cells = new ArrayList<>();
    for (Period period : periods) {
      List<Cell> of =
          reported.stream().map(each -> each.get(period.id())).filter(Objects::nonNull).toList();
      cells.add(
          new Cell(
              of.stream().mapToLong(Cell::reported).sum(),
              expected,
              of.stream().mapToLong(Cell::partial).sum()));
    }
    return new Line(unit, expected, cells);
  }

  /** By part and period. */
  private Map<Integer, Map<String, Cell>> reported(
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
      sources(picked.scope())
    };
  }

  private static Object parts(List<String> units, Map<String, Integer> partOf) {
    return FigureSums.texts(
        units.stream().map(unit -> String.valueOf(partOf.getOrDefault(unit, NO_PART))).toList());
  }

  private String reporting(Picked picked, String site) {
    return pyramids
        .get()
        .find(site)
        .flatMap(unit -> pyramids.get().above(unit, picked.dataSet().reportLevel()))
        .map(OrgUnit::code)
        .orElse(site);
  }

  private List<Delay> delays(Picked picked, List<Period> periods) {
    Map<LocalDate, TreeMap<Integer, Long>> counts = new HashMap<>();
    sql.query(
        DELAYS,
        row -> {
          counts
              .computeIfAbsent(row.getObject("first", LocalDate.class), first -> new TreeMap<>())
              .merge(Math.max(0, row.getInt("delay")), row.getLong("visits"), Long::sum);
        },
        unit(picked.period().type()),
        deployment.zone().getId(),
        sites(picked),
        periods.get(0).start(),
        periods.get(periods.size() - 1).end(),
        picked.scope().all(),
        sources(picked.scope()));
    return periods.stream()
        .map(period -> delay(counts.getOrDefault(period.start(), new TreeMap<>())))
        .toList();
  }

  /** As PostgreSQL calls it; a week of DHIS2 begins on a Monday there, too. */
  private static String unit(PeriodType type) {
    return switch (type) {
      case MONTHLY -> "month";
      case WEEKLY -> "week";
      case QUARTERLY -> "quarter";
    };
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

package org.relais.console.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.figures.Completeness.Delay;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.view.Quantile;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.springframework.jdbc.core.JdbcTemplate;

/** How late visits came, by period. */
final class Delays {
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

  private static final double HALF = 0.5;
  private static final double MOST = 0.9;

  private final JdbcTemplate sql;
  private final Deployment deployment;
  private final Supplier<Pyramid> pyramids;

  Delays(DataSource ledger, Deployment deployment, Supplier<Pyramid> pyramids) {
    this.sql = new JdbcTemplate(ledger);
    this.deployment = deployment;
    this.pyramids = pyramids;
  }

  List<Delay> of(Picked picked, List<Period> periods) {
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
        FigureSums.texts(pyramids.get().allBelow(picked.orgUnit())),
        periods.get(0).start(),
        periods.get(periods.size() - 1).end(),
        picked.scope().all(),
        FigureSums.texts(picked.scope().included()));
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
}

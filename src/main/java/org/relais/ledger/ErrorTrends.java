package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.relais.visit.OrgUnits;

/** On which days the items began to be held that are held now, cause by cause. */
public final class ErrorTrends {
  /** How many days a trend has; the last is today. */
  public static final int DAYS = 14;

  private static final String PER_DAY =
      """
      select %s as for_cause, (e.held_since at time zone ?)::date as day, count(*) as items
        from %s where %s group by 1, 2
      """;

  private final Store store;
  private final OrgUnits orgUnits;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone in which a day begins
   */
  public ErrorTrends(DataSource ledger, OrgUnits orgUnits, Clock clock, ZoneId zone) {
    this.store = new Store(ledger);
    this.orgUnits = orgUnits;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param causes that a list shows
   * @return for each of them {@link #DAYS} counts, the oldest day first
   */
  public Map<CauseId, List<Long>> of(ErrorFilter filter, Collection<ErrorCause> causes) {
    LocalDate first = LocalDate.now(clock.withZone(zone)).minusDays(DAYS - 1L);
    Map<CauseId, List<Long>> trends = new HashMap<>();
    causes.forEach(cause -> trends.put(cause.id(), new ArrayList<>(Collections.nCopies(DAYS, 0L))));
    for (ErrorTable table : ErrorTable.values()) {
      List<Long> ids =
          causes.stream()
              .filter(cause -> cause.kind() == table.kind())
              .map(cause -> cause.id().number())
              .collect(Collectors.toList());
      if (!ids.isEmpty()) {
        add(trends, table, filter.ofKind(table.kind()), ids, first);
      }
    }
    return trends;
  }

  private void add(
      Map<CauseId, List<Long>> trends,
      ErrorTable table,
      ErrorFilter filter,
      List<Long> causes,
      LocalDate first) {
    Optional<Conditions> where = table.where(filter, orgUnits);
    if (where.isEmpty()) {
      return;
    }
    boolean records = table == ErrorTable.RECORDS;
    String cause = (records ? "x" : "e") + ".cause";
    where.get().and(cause + " = any(?)", Store.numbers(causes));
    where.get().and("e.held_since >= ?", Timestamp.from(first.atStartOfDay(zone).toInstant()));
    String from =
        records ? "rejection e join rejection_reason x using (rejection)" : table.table() + " e";
    store
        .sql()
        .query(
            PER_DAY.formatted(cause, from, where.get().text()),
            row -> {
              LocalDate day = row.getObject("day", LocalDate.class);
              int at = (int) ChronoUnit.DAYS.between(first, day);
              List<Long> counts = trends.get(new CauseId(row.getLong("for_cause")));
              if (counts != null && at >= 0 && at < DAYS) {
                counts.set(at, counts.get(at) + row.getLong("items"));
              }
            },
            where.get().arguments(List.of(zone.getId())));
  }
}

package org.relais.console.overview;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.ledger.BalanceSheet.States;
import org.springframework.jdbc.core.JdbcTemplate;

/** The flow of one month: the records that came in it, and the values of its periods. */
final class MonthFlow {
  /** From an index alone. */
  private static final String RECORDS =
      """
      select source, class, count(*) as records
        from record where first_received >= ? and first_received < ? group by 1, 2
      """;

  private static final String SET_ASIDE =
      """
      select j.source, count(*) as records
        from rejection j join record r using (source, record_id)
       where j.hold = 'DISCARDED' and r.first_received >= ? and r.first_received < ? group by 1
      """;

  /** The last step of an index, or some more where only some sources are seen. */
  private static final String LAST =
      """
      select max(first_received) from record
       where first_received < ? and (?::boolean or source = any(?))
      """;

  private static final String VALUES =
      """
      select date_trunc('month', period_start)::date as month,
             count(*) filter (where state = 'ACKNOWLEDGED' and acknowledged is not null)
               as acknowledged,
             count(*) filter (where state in ('DUE', 'SENDING', 'WAITING')) as due,
             count(*) filter (where state = 'WAITING') as waiting,
             count(*) filter (where state = 'PARKED') as parked,
             count(*) filter (where state = 'DISCARDED') as discarded
        from cell group by 1
      """;

  private final JdbcTemplate sql;
  private final Deployment deployment;

  MonthFlow(DataSource ledger, Deployment deployment) {
    this.sql = new JdbcTemplate(ledger);
    this.deployment = deployment;
  }

  /** How the values of each month stand; reads all of them. */
  record Values(Map<YearMonth, States> months) {
    static Values read(DataSource ledger) {
      Map<YearMonth, States> months = new HashMap<>();
      new JdbcTemplate(ledger)
          .query(
              VALUES,
              row -> {
                months.put(
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    new States(
                        row.getLong("acknowledged"),
                        row.getLong("due"),
                        row.getLong("waiting"),
                        row.getLong("parked"),
                        row.getLong("discarded")));
              });
      return new Values(Map.copyOf(months));
    }
  }

  /** The records that came in a month, of the sources that are seen. */
  RecordClasses records(YearMonth month, Scope scope) {
    Map<String, Long> classes = new HashMap<>();
    count(RECORDS, month, scope, "class", classes);
    Map<String, Long> aside = new HashMap<>();
    count(SET_ASIDE, month, scope, "source", aside);
    long discarded = aside.values().stream().mapToLong(Long::longValue).sum();
    return new RecordClasses(
        classes.getOrDefault("MAPPED", 0L),
        classes.getOrDefault("REJECTED", 0L) - discarded,
        discarded,
        classes.getOrDefault("IGNORED", 0L),
        classes.getOrDefault("VOIDED", 0L));
  }

  /** The last month before this one in which a record came of the sources that are seen. */
  @Nullable YearMonth lastBefore(YearMonth month, Scope scope) {
    @Nullable Timestamp last =
        sql.queryForObject(
            LAST,
            Timestamp.class,
            Timestamp.from(start(month)),
            scope.all(),
            scope.included().toArray(String[]::new));
    return last == null ? null : YearMonth.from(last.toInstant().atZone(deployment.zone()));
  }

  private void count(
      String query, YearMonth month, Scope scope, String key, Map<String, Long> counts) {
    sql.query(
        query,
        row -> {
          if (scope.includes(row.getString("source"))) {
            counts.merge(row.getString(key), row.getLong("records"), Long::sum);
          }
        },
        Timestamp.from(start(month)),
        Timestamp.from(start(month.plusMonths(1))));
  }

  private Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(deployment.zone()).toInstant();
  }
}

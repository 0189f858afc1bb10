package org.relais.console.overview;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many records came on each of the last days, and how long after their visit.
 *
 * @param last the day on which this was read
 */
public record Arrivals(LocalDate last, List<Row> rows) {
  static final int DAYS = 60;

  private static final String QUERY =
      """
      select source, day, delay, count(*) as records
        from (select source, (first_received at time zone ?)::date as day,
                     case when class = 'MAPPED'
                          then (first_received at time zone ?)::date - visit_date end as delay
                from record
               where first_received >= ?) as arrivals
       group by 1, 2, 3
      """;

  /**
   * Records that came on one day, from one source, as late as each other.
   *
   * @param delay days from the visit to its record, negative where it is no visit
   */
  public record Row(String source, LocalDate day, int delay, long records) {}

  static Arrivals read(DataSource ledger, Deployment deployment, Clock clock) {
    LocalDate today = LocalDate.now(clock.withZone(deployment.zone()));
    LocalDate first = today.minusDays(DAYS - 1);
    String zone = deployment.zone().getId();
    List<Row> rows = new ArrayList<>();
    new JdbcTemplate(ledger)
        .query(
            QUERY,
            row -> {
              int delay = row.getInt("delay");
              rows.add(
                  new Row(
                      row.getString("source"),
                      row.getObject("day", LocalDate.class),
                      row.wasNull() ? -1 : Math.max(0, delay),
                      row.getLong("records")));
            },
            zone,
            zone,
            Timestamp.from(first.atStartOfDay(deployment.zone()).toInstant()));
    return new Arrivals(today, List.copyOf(rows));
  }
}

package org.relais.console.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many records of each source stand how. To count those of all sources takes as long as there
 * are many, so the counts are kept for some seconds, but not past the next page that comes in or
 * the next act of a person: who has done something sees it.
 */
final class SourceCounts {
  static final String DISCARDED = "DISCARDED";

  private static final Duration KEEP = Duration.ofSeconds(10);

  /** Counted from indexes alone. */
  private static final String OF_ALL =
      """
      select source, class, count(*) as records from record group by 1, 2
      union all
      select source, hold, count(*) from rejection where hold = 'DISCARDED' group by 1, 2
      """;

  private static final String OF_ONE =
      """
      select source, class, count(*) as records from record where source = ? group by 1, 2
      union all
      select source, hold, count(*)
        from rejection where source = ? and hold = 'DISCARDED' group by 1, 2
      """;

  private static final String NEWEST =
      """
      select (select max(entry) from audit) as act, (select max(pulled_at) from source) as page,
             (select sum(pulled) from source) as pulled
      """;

  private final JdbcTemplate sql;
  private final Clock clock;
  private volatile @Nullable Counted last;

  SourceCounts(DataSource ledger, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.clock = clock;
  }

  private record Counted(
      Instant at, Map<String, Object> newest, Map<String, Map<String, Long>> counts) {}

  /** By source and class, and under {@link #DISCARDED} those of the rejected that are set aside. */
  Map<String, Map<String, Long>> all() {
    Counted kept = last;
    Map<String, Object> newest = sql.queryForMap(NEWEST);
    if (kept != null
        && kept.newest().equals(newest)
        && clock.instant().isBefore(kept.at().plus(KEEP))) {
      return kept.counts();
    }
    Instant started = clock.instant();
    Map<String, Map<String, Long>> counts = count(OF_ALL);
    last = new Counted(started, newest, counts);
    return counts;
  }

  /** Of one source by class, as it stands now. */
  Map<String, Long> of(String source) {
    return count(OF_ONE, source, source).getOrDefault(source, Map.of());
  }

  private Map<String, Map<String, Long>> count(String query, Object... arguments) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    sql.query(
        query,
        row -> {
          counts
              .computeIfAbsent(row.getString("source"), source -> new HashMap<>())
              .put(row.getString("class"), row.getLong("records"));
        },
        arguments);
    return counts;
  }
}

package org.relais.console.view;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.source.SourceDefinition;
import org.springframework.jdbc.core.JdbcTemplate;

/** How it stands with the sources of the configuration. */
public final class SourceLines {
  private final JdbcTemplate sql;
  private final Deployment deployment;
  private final Clock clock;
  private final SourceCounts counts;

  public SourceLines(DataSource ledger, Deployment deployment, Clock clock) {
    this.sql = new JdbcTemplate(ledger);
    this.deployment = deployment;
    this.clock = clock;
    this.counts = new SourceCounts(ledger, clock);
  }

  private record Stored(long pulled, @Nullable Instant lastPage, boolean paused) {}

  /** Those that {@code scope} includes, in the order of the configuration. */
  public List<SourceLine> of(Scope scope) {
    Map<String, Stored> stored = stored();
    Map<String, Map<String, Long>> classes = counts.all();
    return deployment.sources().stream()
        .filter(source -> scope.includes(source.name()))
        .map(source -> line(source, stored, classes.getOrDefault(source.name(), Map.of())))
        .toList();
  }

  /** One of them, of which alone the records are counted. */
  public SourceLine of(SourceDefinition source) {
    return line(source, stored(), counts.of(source.name()));
  }

  private SourceLine line(
      SourceDefinition source, Map<String, Stored> all, Map<String, Long> classes) {
    Stored stored = all.getOrDefault(source.name(), new Stored(0, null, false));
    Timetable timetable = new Timetable(source.pull().cron(), deployment.zone());
    Instant now = clock.instant();
    Instant last = stored.lastPage();
    return new SourceLine(
        source.name(),
        last,
        last != null && !stored.paused() && timetable.missed(last, now),
        timetable.every(now).orElse(null),
        stored.paused() ? null : timetable.after(now).orElse(null),
        stored.pulled(),
        classes.getOrDefault("MAPPED", 0L),
        classes.getOrDefault("REJECTED", 0L) - classes.getOrDefault(SourceCounts.DISCARDED, 0L),
        classes.getOrDefault(SourceCounts.DISCARDED, 0L),
        classes.getOrDefault("IGNORED", 0L),
        classes.getOrDefault("VOIDED", 0L),
        stored.paused());
  }

  private Map<String, Stored> stored() {
    Map<String, Stored> stored = new HashMap<>();
    sql.query(
        "select source, pulled, pulled_at, paused_at is not null as paused from source",
        row -> {
          Timestamp at = row.getTimestamp("pulled_at");
          stored.put(
              row.getString("source"),
              new Stored(
                  row.getLong("pulled"),
                  at == null ? null : at.toInstant(),
                  row.getBoolean("paused")));
        });
    return stored;
  }
}

package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** How it stands with the sources. Only reads; {@link SourceActs} changes. */
public final class SourceStates {
  private final Store store;

  public SourceStates(DataSource ledger) {
    this.store = new Store(ledger);
  }

  /** As of now; also of a source that never gave anything. */
  public SourceState of(String source) {
    return store
        .sql()
        .query("select * from source where source = ?", (row, number) -> state(row), source)
        .stream()
        .findFirst()
        .orElseGet(() -> SourceState.unseen(source));
  }

  /** Who holds the source, and why; empty where nobody does. */
  public Optional<SourceState.Pause> pause(String source) {
    return Optional.ofNullable(of(source).pause());
  }

  /** The last pages that said something new, the newest first. */
  public List<TakenPage> pages(String source, int limit) {
    return store
        .sql()
        .query(
            "select taken_at, records, added, changed from taken_page where source = ?"
                + " order by page desc limit ?",
            (row, number) ->
                new TakenPage(
                    row.getTimestamp("taken_at").toInstant(),
                    row.getInt("records"),
                    row.getInt("added"),
                    row.getInt("changed")),
            source,
            limit);
  }

  /** How many of its records came for the first time from a time to before another. */
  public long received(String source, Instant from, Instant until) {
    Long received =
        store
            .sql()
            .queryForObject(
                "select count(*) from record where source = ? and first_received >= ?"
                    + " and first_received < ?",
                Long.class,
                source,
                Timestamp.from(from),
                Timestamp.from(until));
    return received == null ? 0 : received;
  }

  private static SourceState state(ResultSet row) throws SQLException {
    @Nullable Timestamp pausedAt = row.getTimestamp("paused_at");
    @Nullable Timestamp faultAt = row.getTimestamp("fault_at");
    return new SourceState(
        row.getString("source"),
        row.getString("cursor"),
        row.getLong("pulled"),
        ErrorCauses.instant(row.getTimestamp("pulled_at")),
        ErrorCauses.instant(row.getTimestamp("news_at")),
        pausedAt == null
            ? null
            : new SourceState.Pause(
                row.getString("paused_by"), pausedAt.toInstant(), row.getString("pause_reason")),
        faultAt == null
            ? null
            : new SourceState.Fault(
                new Labels(row.getString("fault_en"), row.getString("fault_fr")),
                faultAt.toInstant()));
  }
}

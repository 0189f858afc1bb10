package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people do with a source. Each act stands in the audit trail, and works also while another
 * process pulls: that one looks before every page, and a cursor that was set anew is not moved by a
 * page from before.
 */
public final class SourceActs {
  private final Store store;
  private final Clock clock;
  private final AuditTrail audit;

  public SourceActs(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
    this.audit = new AuditTrail(store, clock);
  }

  /** Nothing more is pulled, from the next page on, until the source is resumed. */
  public void pause(String source, String who, String reason) {
    store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  """
                  insert into source (source, paused_by, paused_at, pause_reason)
                  values (?, ?, ?, ?)
                      on conflict (source) do update
                     set paused_by = excluded.paused_by, paused_at = excluded.paused_at,
                         pause_reason = excluded.pause_reason
                  """,
                  source,
                  StorableText.of(who),
                  Timestamp.from(clock.instant()),
                  StorableText.of(reason));
          audit.add(who, "PAUSE_SOURCE", source, reason);
        });
  }

  /** Ends a pause: the source is pulled by its schedule again. */
  public void resume(String source, String who) {
    store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  "update source set paused_by = null, paused_at = null, pause_reason = null"
                      + " where source = ?",
                  source);
          audit.add(who, "RESUME_SOURCE", source, null);
        });
  }

  /**
   * Has the source read once more. What is known is known by its revision and changes nothing; what
   * was missed is taken in. Nothing is counted twice.
   *
   * @param cursor at which the next pull starts; null for the beginning
   * @param from the day that the cursor stands for, for the audit trail; null for the beginning
   * @param reason for the audit trail; null where none was asked for
   */
  public void pullAgain(
      String source,
      @Nullable String cursor,
      @Nullable LocalDate from,
      String who,
      @Nullable String reason) {
    store.inTransaction(
        () -> {
          store.lock(Intake.lockOf(source));
          store.sql().update("update source set cursor = ? where source = ?", cursor, source);
          store.sql().update("delete from page where source = ?", source);
          audit.add(
              who,
              "PULL_AGAIN",
              source + " from " + (from == null ? "the beginning" : from),
              reason);
        });
  }

  /**
   * Has some days read again, after which the source goes on where it stands. As with {@link
   * #pullAgain}, nothing is counted twice.
   *
   * @param cursor from where the source stands, null at its beginning, to where it is set
   * @param to the last day
   * @param reason for the audit trail; null where none was asked for
   */
  public void backfill(
      String source,
      Function<@Nullable String, String> cursor,
      LocalDate from,
      LocalDate to,
      String who,
      @Nullable String reason) {
    store.inTransaction(
        () -> {
          store.lock(Intake.lockOf(source));
          @Nullable String now =
              store
                  .sql()
                  .query(
                      "select cursor from source where source = ?",
                      (row, number) -> Optional.ofNullable(row.getString("cursor")),
                      source)
                  .stream()
                  .flatMap(Optional::stream)
                  .findFirst()
                  .orElse(null);
          store
              .sql()
              .update(
                  """
                  insert into source (source, cursor) values (?, ?)
                      on conflict (source) do update set cursor = excluded.cursor
                  """,
                  source,
                  cursor.apply(now));
          store.sql().update("delete from page where source = ?", source);
          audit.add(who, "BACKFILL", source + " from " + from + " to " + to, reason);
        });
  }
}

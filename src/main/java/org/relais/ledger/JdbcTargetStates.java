package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetState;
import org.relais.delivery.TargetStates;
import org.relais.visit.Labels;

/** How it stands with the targets, in the ledger. Keeps nothing of its own. */
public final class JdbcTargetStates implements TargetStates {
  private static final String SELECT =
      """
      select t.target, t.since, t.failed_tries, t.next_try, t.ask_after,
             t.paused_by, t.paused_at, t.pause_reason, t.stopped_at,
             d.code as down_code, d.message_en as down_en, d.message_fr as down_fr,
             d.owner as down_owner,
             s.code as stop_code, s.message_en as stop_en, s.message_fr as stop_fr,
             s.owner as stop_owner
        from target t
        left join cause d on d.cause = t.cause
        left join cause s on s.cause = t.stopped_by
      """;

  private final Store store;
  private final Clock clock;

  public JdbcTargetStates(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
  }

  @Override
  public TargetState of(String target) {
    return store
        .sql()
        .query(SELECT + " where t.target = ?", (row, number) -> state(row), target)
        .stream()
        .findFirst()
        .orElseGet(() -> TargetState.up(target));
  }

  /** The states of all targets of which something was ever written, by name. */
  public List<TargetState> all() {
    return store.sql().query(SELECT + " order by t.target", (row, number) -> state(row));
  }

  private static TargetState state(ResultSet row) throws SQLException {
    @Nullable Cause down = cause(row, "down");
    @Nullable Cause stop = cause(row, "stop");
    @Nullable String pausedBy = row.getString("paused_by");
    return new TargetState(
        row.getString("target"),
        down == null
            ? null
            : new TargetState.Down(
                down,
                instant(row, "since"),
                row.getInt("failed_tries"),
                instant(row, "next_try"),
                row.getTimestamp("ask_after") == null ? null : instant(row, "ask_after")),
        pausedBy == null
            ? null
            : new TargetState.Pause(
                pausedBy, instant(row, "paused_at"), row.getString("pause_reason")),
        stop == null ? null : new TargetState.Stop(stop, instant(row, "stopped_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static @Nullable Cause cause(ResultSet row, String prefix) throws SQLException {
    @Nullable String code = row.getString(prefix + "_code");
    return code == null
        ? null
        : new Cause(
            code,
            new Labels(row.getString(prefix + "_en"), row.getString(prefix + "_fr")),
            Cause.Owner.valueOf(row.getString(prefix + "_owner")));
  }

  @Override
  public void down(Collection<String> targets, TargetState.Down down) {
    store.inTransaction(() -> targets.forEach(target -> down(target, down)));
  }

  private void down(String target, TargetState.Down down) {
    store
        .sql()
        .update(
            """
            insert into target (target, cause, since, failed_tries, next_try, ask_after)
            values (?, ?, ?, ?, ?, ?)
                on conflict (target) do update
               set cause = excluded.cause, since = excluded.since,
                   failed_tries = excluded.failed_tries, next_try = excluded.next_try,
                   ask_after = excluded.ask_after
            """,
            target,
            new Causes(store, target).id(down.cause()),
            Timestamp.from(down.since()),
            down.failedTries(),
            Timestamp.from(down.nextTry()),
            down.askAfter() == null ? null : Timestamp.from(down.askAfter()));
  }

  @Override
  public void up(Collection<String> targets) {
    store
        .sql()
        .update(
            """
            update target set cause = null, since = ?, failed_tries = 0, next_try = null,
                   ask_after = null
             where target = any(?) and cause is not null
            """,
            Timestamp.from(clock.instant()),
            Store.texts(targets));
  }

  @Override
  public void stop(String target, Cause cause) {
    store.inTransaction(
        () ->
            store
                .sql()
                .update(
                    """
                    insert into target (target, stopped_by, stopped_at) values (?, ?, ?)
                        on conflict (target) do update
                       set stopped_by = excluded.stopped_by, stopped_at = excluded.stopped_at
                    """,
                    target,
                    new Causes(store, target).id(cause),
                    Timestamp.from(clock.instant())));
  }

  @Override
  public Optional<String> fingerprint(String target) {
    return said("fingerprint", target);
  }

  @Override
  public void recognise(String target, String fingerprint) {
    say("fingerprint", target, fingerprint);
  }

  @Override
  public Optional<String> software(String target) {
    return said("software", target);
  }

  @Override
  public void runs(String target, String software) {
    say("software", target, software);
  }

  private Optional<String> said(String column, String target) {
    return store
        .sql()
        .queryForList(
            "select %1$s from target where target = ? and %1$s is not null".formatted(column),
            String.class,
            target)
        .stream()
        .findFirst();
  }

  private void say(String column, String target, String text) {
    store
        .sql()
        .update(
            """
            insert into target (target, %1$s) values (?, ?)
                on conflict (target) do update set %1$s = excluded.%1$s
            """
                .formatted(column),
            target,
            StorableText.of(text));
  }
}

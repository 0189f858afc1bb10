package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people do with a target. Each act stands in the audit trail, and works also while another
 * process delivers: that one looks at the target's state before every request.
 */
public final class TargetActs {
  private static final int AT_ONCE = 10_000;

  /** Cells of which the target may hold something. What is claimed has its own settlement. */
  private static final String FORGET_CELLS =
      """
      update cell set acknowledged = null, acknowledged_unknown = true, read_back = true
       where cell in (
         select cell from cell
          where target = ? and cell > ? and ever_sent and delivery is null
          order by cell limit ?)
      returning cell
      """;

  private static final String FORGET_VISITS =
      """
      update visit_item set acknowledged = null, acknowledged_unknown = true
       where item in (
         select item from visit_item
          where target = ? and item > ? and (acknowledged is not null or resources <> '{}')
            and delivery is null
          order by item limit ?)
      returning item
      """;

  private final Store store;
  private final Clock clock;
  private final AuditTrail audit;

  public TargetActs(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
    this.audit = new AuditTrail(store, clock);
  }

  /** Nothing more is sent to the target, from the next request on, until it is resumed. */
  public void pause(String target, String who, String reason) {
    store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  """
                  insert into target (target, paused_by, paused_at, pause_reason)
                  values (?, ?, ?, ?)
                      on conflict (target) do update
                     set paused_by = excluded.paused_by, paused_at = excluded.paused_at,
                         pause_reason = excluded.pause_reason
                  """,
                  target,
                  StorableText.of(who),
                  Timestamp.from(clock.instant()),
                  StorableText.of(reason));
          audit.add(who, "PAUSE", target, reason);
        });
  }

  /** Ends a pause; a target that is down is tried at once. Does not end a stop. */
  public void resume(String target, String who) {
    store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  """
                  update target
                     set paused_by = null, paused_at = null, pause_reason = null, ask_after = null,
                         next_try = case when cause is null then null else ?::timestamptz end
                   where target = ?
                  """,
                  Timestamp.from(clock.instant()),
                  target);
          audit.add(who, "RESUME", target, null);
        });
  }

  /**
   * Forgets what the target acknowledged, so that all of it is read back before anything is sent
   * again (visits are sent again, which changes nothing at a server that has them), and what its
   * server said that it is; ends a stop. In parts, so that a large ledger is not locked for long;
   * after a crash it is repeated.
   *
   * @return cells and visits that are asked for again
   */
  public long reset(String target, String who) {
    return reset(target, who, null);
  }

  /** As {@link #reset(String, String)}, with why. */
  public long reset(String target, String who, @Nullable String reason) {
    long forgotten = forget(FORGET_CELLS, target) + forget(FORGET_VISITS, target);
    store.inTransaction(
        () -> {
          store
              .sql()
              .update(
                  """
                  update target set stopped_by = null, stopped_at = null, fingerprint = null
                   where target = ?
                  """,
                  target);
          audit.add(who, "RESET", target, reason);
        });
    return forgotten;
  }

  private long forget(String part, String target) {
    long all = 0;
    long last = 0;
    while (true) {
      var some = store.sql().queryForList(part, Long.class, target, last, AT_ONCE);
      if (some.isEmpty()) {
        return all;
      }
      all += some.size();
      last = some.stream().mapToLong(Long::longValue).max().orElseThrow();
    }
  }
}

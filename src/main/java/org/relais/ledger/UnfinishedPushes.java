package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/**
 * Pushes that began and did not come to their end, because the target could not be asked or the
 * program died: they go on when the target may be asked, not only at their next time.
 */
public final class UnfinishedPushes {
  private final Store store;
  private final Clock clock;

  public UnfinishedPushes(DataSource ledger, Clock clock) {
    this.store = new Store(ledger);
    this.clock = clock;
  }

  /**
   * @param what code of a data set, or {@code visits}
   */
  public record Push(String target, String what) {}

  public void begin(Push push) {
    store
        .sql()
        .update(
            "insert into unfinished (target, what, since) values (?, ?, ?) on conflict do nothing",
            push.target(),
            push.what(),
            Timestamp.from(clock.instant()));
  }

  public void end(Push push) {
    store
        .sql()
        .update("delete from unfinished where target = ? and what = ?", push.target(), push.what());
  }

  /** Those whose target may be asked now, the longest unfinished first. */
  public List<Push> ready() {
    return store
        .sql()
        .query(
            """
            select u.target, u.what
              from unfinished u left join target t using (target)
             where t.paused_by is null and t.stopped_by is null
               and coalesce(greatest(t.next_try, t.ask_after), '-infinity') <= ?
             order by u.since, u.target, u.what
            """,
            (row, number) -> new Push(row.getString(1), row.getString(2)),
            Timestamp.from(clock.instant()));
  }
}

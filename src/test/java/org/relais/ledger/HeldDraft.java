package org.relais.ledger;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Changes a draft at the moment between what an act read of it and what the act writes. */
public final class HeldDraft {
  private static final String WAITING =
      """
      select count(*) from pg_locks
       where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())
      """;

  private HeldDraft() {}

  /**
   * Begins the act, waits until it is about to write the account's draft, changes the draft, and
   * lets the act go on.
   *
   * @return what the act gave
   */
  public static <T> T changed(
      TestDatabase database, String account, Callable<T> act, Consumer<Drafts> change)
      throws Exception {
    FutureTask<T> task = new FutureTask<>(act);
    try (Connection connection = database.dataSource().getConnection()) {
      SingleConnectionDataSource held = new SingleConnectionDataSource(connection, true);
      JdbcTemplate sql = new JdbcTemplate(held);
      lock(sql, "pg_advisory_lock", account);
      try {
        new Thread(task).start();
        await()
            .pollInSameThread()
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofSeconds(60))
            .until(() -> sql.queryForObject(WAITING, Long.class), waiting -> waiting > 0);
        change.accept(new Drafts(held, Clock.systemUTC()));
      } finally {
        lock(sql, "pg_advisory_unlock", account);
      }
    }
    return task.get(60, TimeUnit.SECONDS);
  }

  private static void lock(JdbcTemplate sql, String act, String account) {
    sql.query("select " + act + "(hashtextextended(?, 0))", row -> {}, "draft " + account);
  }
}

package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that goes away is waited for, and the ledger taken again when it is back. */
class LostDatabaseTest {
  private static final String LOCK = "7233111201";

  @TempDir private Path folder;

  @Test
  void anEmbeddedServerThatDiesIsStartedAgainWithItsData() throws Exception {
    TestDatabase.lendPrograms(folder);
    try (Database database = Database.open(new DatabaseSettings.Embedded(folder))) {
      JdbcTemplate sql = new JdbcTemplate(database.dataSource());
      sql.execute("create table kept as select 42 as answer");

      OwnPostgres.kill(folder);

      eventually().until(() -> answers(sql));
      assertThat(sql.queryForObject("select answer from kept", Integer.class)).isEqualTo(42);
    }
    assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
  }

  @Test
  void whoLostTheLedgerToAnotherProcessStaysAwayFromItUntilItIsFree() throws Exception {
    try (TestDatabase empty = TestDatabase.fresh()) {
      DatabaseSettings.Server settings = empty.settings();
      try (Database database = Database.open(settings);
          Connection other =
              DriverManager.getConnection(
                  settings.url(), settings.username(), settings.password());
          Statement waiting = other.createStatement()) {
        JdbcTemplate sql = new JdbcTemplate(database.dataSource());
        assertThat(answers(sql)).isTrue();
        CompletableFuture<Boolean> taken =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return waiting.execute("select pg_advisory_lock(" + LOCK + ")");
                  } catch (java.sql.SQLException fault) {
                    throw new IllegalStateException(fault);
                  }
                });
        eventually().until(() -> count(empty, "not granted") == 1);

        empty
            .sql()
            .queryForList(
                "select pg_terminate_backend(pid) from pg_locks"
                    + " where locktype = 'advisory' and granted and pid <> pg_backend_pid()"
                    + "   and database = (select oid from pg_database"
                    + "                    where datname = current_database())");
        assertThat(taken.get(20, TimeUnit.SECONDS)).isTrue();

        eventually().until(() -> !answers(sql));
        assertThatThrownBy(() -> database.dataSource().getConnection())
            .isInstanceOf(SQLTransientConnectionException.class)
            .hasMessageContaining("waiting for it");

        waiting.execute("select pg_advisory_unlock(" + LOCK + ")");
        eventually().until(() -> answers(sql));
      }
    }
  }

  private static int count(TestDatabase database, String which) {
    Integer count =
        database
            .sql()
            .queryForObject(
                "select count(*) from pg_locks where locktype = 'advisory' and "
                    + which
                    + " and database = (select oid from pg_database"
                    + "                  where datname = current_database())",
                Integer.class);
    return count == null ? 0 : count;
  }

  private static boolean answers(JdbcTemplate sql) {
    try {
      return Integer.valueOf(1).equals(sql.queryForObject("select 1", Integer.class));
    } catch (DataAccessException lost) {
      return false;
    }
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
  }
}

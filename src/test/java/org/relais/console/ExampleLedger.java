package org.relais.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.relais.config.Deployment;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.ProgressListener;
import org.relais.route.Rules;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger with the visits of one example source, some of them parked for all kinds of causes. */
public final class ExampleLedger {
  public static final String SOURCE = "example-csv";

  private ExampleLedger() {}

  /** Fills the ledger, and gives each role an account of its name. */
  public static TestDatabase fresh() {
    TestDatabase database = TestDatabase.fresh();
    Deployment deployment = TestConsole.exampleDeployment();
    Clock clock = Clock.systemUTC();
    new ConfigurationVersions(database.dataSource(), clock)
        .apply(
            Rules.of(deployment),
            new NewVersion(deployment.files(), deployment.tests(), "test", "the example"),
            LocalDate.EPOCH,
            looked -> {});
    LedgerPipeline pipeline =
        new LedgerPipeline(
            deployment,
            database.dataSource(),
            call -> {
              throw new IllegalStateException("nothing is asked over HTTP here");
            },
            clock,
            ProgressListener.NOBODY,
            EngineMode.ON_DEMAND);
    pipeline.pull(SOURCE);
    pipeline.count();
    by(database, sql -> park(sql, clock.instant()));
    spread(database.sql());
    Accounts accounts = TestAccounts.of(database.dataSource(), clock);
    for (Role role : Role.values()) {
      Set<String> sources = role == Role.SOURCE_OWNER ? Set.of(SOURCE) : Set.of();
      accounts.add(role.word(), role, sources, Visitor.PASSWORD, "test");
    }
    return database;
  }

  /** Parks some cells that nobody holds for a cause; returns how many. */
  public static int park(TestDatabase database, long cause, int cells) {
    AtomicInteger parked = new AtomicInteger();
    by(
        database,
        sql ->
            parked.set(
                sql.update(
                    """
                    update cell set hold = 'PARKED', held_since = now(), cause = ?
                     where cell in (select cell from cell where hold is null limit ?)
                    """,
                    cause,
                    cells)));
    return parked.get();
  }

  /** Straight to the state that is wanted, past the steps that lead to it. */
  private static void by(TestDatabase database, Consumer<JdbcTemplate> change) {
    database.sql().execute("alter table cell disable trigger user");
    change.accept(database.sql());
    database.sql().execute("alter table cell enable trigger user");
  }

  private static void park(JdbcTemplate sql, Instant now) {
    sql.update(
        """
        insert into cause (target, code, message_en, message_fr, owner) values
          ('stick', 'ELEMENT_NOT_IN_DATA_SET', 'Element MAL_POS is not in data set ICCM_MONTHLY',
           'L''élément MAL_POS n''est pas dans l''ensemble ICCM_MONTHLY', 'TARGET_ADMINISTRATOR'),
          ('stick', 'PERIOD_NOT_OPEN', 'Period 202610 is not open yet in data set ICCM_MONTHLY',
           'La période 202610 n''est pas encore ouverte dans l''ensemble ICCM_MONTHLY', 'CLOCK'),
          ('stick', 'SERVER_UNREACHABLE', 'The server does not answer',
           'Le serveur ne répond pas', 'NETWORK')
        """);
    sql.update(
        """
        insert into delivery (target, data_set, claimed_at, outcome, settled_at)
        values ('stick', 'ICCM_MONTHLY', ?::timestamptz, 'REJECTED', ?::timestamptz)
        """,
        text(now.minus(Duration.ofHours(2))),
        text(now.minus(Duration.ofHours(2)).plusSeconds(3)));
    sql.update(
        """
        update cell set hold = 'PARKED', held_since = now() - interval '2 hours',
               cause = (select cause from cause where code = 'ELEMENT_NOT_IN_DATA_SET')
         where element = 'MAL_POS' and wanted > 0
        """);
    sql.update(
        """
        insert into delivery_cell (delivery, cell, carried, before_unknown, before_sent, cause)
        select (select max(delivery) from delivery), cell, wanted, false, false, cause
          from cell where hold = 'PARKED'
        """);
    sql.update(
        """
        update cell set hold = 'WAITING', held_since = now() - interval '1 day',
               next_check = now() + interval '6 hours',
               cause = (select cause from cause where code = 'PERIOD_NOT_OPEN')
         where period = '202610' and hold is null and wanted > 0 and element like 'DIA%'
        """);
    sql.update(
        "update cell set acknowledged = wanted, ever_sent = true where hold is null and period < '202610'");
    sql.update(
        """
        insert into target (target, cause, since, failed_tries, next_try)
        values ('stick', (select cause from cause where code = 'SERVER_UNREACHABLE'),
                now() - interval '25 minutes', 4, now() + interval '40 seconds')
            on conflict (target) do update
               set cause = excluded.cause, since = excluded.since,
                   failed_tries = excluded.failed_tries, next_try = excluded.next_try
        """);
  }

  /** As if the records had come in over weeks, a few days after their visits. */
  private static void spread(JdbcTemplate sql) {
    sql.update(
        """
        update record
           set first_received = now() - (hashtext(record_id) & 1023) * interval '80 minutes'
        """);
    sql.update("update source set pulled_at = now() - interval '3 days' where source = ?", SOURCE);
  }

  private static String text(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toString();
  }
}

package org.relais.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.standin.Dhis2StandIn;

/**
 * Kills a process at a moment: when the DHIS2 stand-in tells of it, or when PostgreSQL's locks show
 * that a table is being written.
 */
final class Killer {
  private static final String BEING_WRITTEN =
      """
      select exists (
        select 1 from pg_locks l
         where l.relation = ?::regclass and l.mode = 'RowExclusiveLock'
           and l.pid <> pg_backend_pid())
      """;

  private final DataSource database;
  private final Dhis2StandIn dhis2;
  private final Duration patience;

  Killer(DataSource database, Dhis2StandIn dhis2, Duration patience) {
    this.database = database;
    this.dhis2 = dhis2;
    this.patience = patience;
  }

  /**
   * Waits for the moment and kills; after some time in any case.
   *
   * @return whether the moment came
   */
  boolean kill(RelaisProcess process, Moment moment) throws SQLException, InterruptedException {
    @Nullable String table = moment.doing().written();
    boolean came =
        table == null ? toldByTheServer(process, moment) : seenInTheLedger(process, moment, table);
    process.kill();
    process.awaitEnd();
    dhis2.watch(Dhis2StandIn.Watcher.NOBODY);
    return came;
  }

  private boolean toldByTheServer(RelaisProcess process, Moment moment)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(moment.occurrence());
    Runnable count =
        () -> {
          if (left.decrementAndGet() == 0) {
            process.kill();
          }
        };
    dhis2.watch(
        new Dhis2StandIn.Watcher() {
          @Override
          public void checked() {
            tell(Moment.Doing.SEND);
          }

          @Override
          public void stored() {
            tell(Moment.Doing.ANSWER);
          }

          @Override
          public void answered() {
            tell(Moment.Doing.SETTLE);
          }

          private void tell(Moment.Doing doing) {
            if (doing == moment.doing()) {
              count.run();
            }
          }
        });
    return process.endsWithin(patience);
  }

  private boolean seenInTheLedger(RelaisProcess process, Moment moment, String table)
      throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    int left = moment.occurrence();
    boolean before = false;
    try (Connection connection = database.getConnection();
        PreparedStatement question = connection.prepareStatement(BEING_WRITTEN)) {
      question.setString(1, table);
      while (process.runs() && System.nanoTime() < end) {
        boolean now;
        try (ResultSet answer = question.executeQuery()) {
          answer.next();
          now = answer.getBoolean(1);
        }
        if (now && !before && --left == 0) {
          return true;
        }
        before = now;
      }
    }
    return false;
  }
}

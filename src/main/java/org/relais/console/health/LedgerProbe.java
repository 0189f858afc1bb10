package org.relais.console.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers. A pool whose database is lost keeps its callers waiting, so one
 * thread asks and whoever wants to know waits a moment only.
 */
final class LedgerProbe implements AutoCloseable {
  private static final int ANSWER_SECONDS = 2;

  private final DataSource ledger;
  private final Duration patience;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ledger-probe");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Future<Boolean> question;

  LedgerProbe(DataSource ledger, Duration patience) {
    this.ledger = ledger;
    this.patience = patience;
  }

  boolean answers() {
    Future<Boolean> asked = asked();
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException noAnswer) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One question at a time: those who come meanwhile wait for the same answer. */
  private synchronized Future<Boolean> asked() {
    if (question == null || question.isDone()) {
      question = asking.submit(this::ask);
    }
    return question;
  }

  private boolean ask() {
    try (Connection connection = ledger.getConnection()) {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}

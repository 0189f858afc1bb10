package org.relais.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the database was lost, and takes the ledger again when it is back, without a restart of
 * the program. An embedded server that died is started again.
 */
final class LedgerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final LedgerSign sign;
  private final @Nullable EmbeddedServer embedded;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ledger-watch");
            thread.setDaemon(true);
            return thread;
          });
  private boolean lost;
  private String told = "";

  private LedgerWatch(LedgerSign sign, @Nullable EmbeddedServer embedded) {
    this.sign = sign;
    this.embedded = embedded;
  }

  static LedgerWatch start(LedgerSign sign, @Nullable EmbeddedServer embedded) {
    LedgerWatch watch = new LedgerWatch(sign, embedded);
    watch.looking.scheduleWithFixedDelay(
        watch::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    if (sign.stillHeld()) {
      return;
    }
    if (!lost) {
      lost = true;
      LOG.warn("The database is lost. Waiting for it; nothing is pulled or sent meanwhile.");
    }
    try {
      if (embedded != null) {
        embedded.startAgain();
      }
      sign.takeAgain();
      lost = false;
      told = "";
      LOG.info("The database is back. Going on.");
    } catch (SQLException | IOException notYet) {
      tell(notYet.getClass().getSimpleName() + ": " + notYet.getMessage());
    } catch (LedgerInUseException takenMeanwhile) {
      tell(takenMeanwhile.labels().en());
    }
  }

  /** The same is said once, however long it lasts. */
  private void tell(String why) {
    if (!why.equals(told)) {
      told = why;
      LOG.warn("The database cannot be used yet: {}", why);
    }
  }

  /** Waits for what it is doing, so that nothing is started again behind whoever closes. */
  @Override
  public void close() {
    looking.shutdownNow();
    try {
      if (!looking.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("The watch over the database does not end.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

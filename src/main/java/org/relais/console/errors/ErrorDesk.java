package org.relais.console.errors;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.relais.console.account.Account;
import org.relais.console.view.ErrorView;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.Remap;

/** What an account does with the part of the error queue that it sees. */
public final class ErrorDesk implements AutoCloseable {
  private final ErrorActs acts;
  private final Remap remap;
  private final Recent<LedgerFigures> figures;
  private final Duration patience;

  /** One at a time: two mappings of the same records would only wait for each other. */
  private final ExecutorService mapping =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "map-again");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param patience how long a reader waits before the work goes on without them
   */
  ErrorDesk(ErrorActs acts, Remap remap, Recent<LedgerFigures> figures, Duration patience) {
    this.acts = acts;
    this.remap = remap;
    this.figures = figures;
    this.patience = patience;
  }

  /** Values and visits are sent again; returns how many. */
  public long retry(ErrorFilter filter, Account account) {
    return onEach(filter, account, part -> acts.retry(part, account.name()).total());
  }

  /** Sets items aside; returns how many. */
  public long discard(ErrorFilter filter, Account account, String reason) {
    return onEach(filter, account, part -> acts.discard(part, account.name(), reason).total());
  }

  /** Takes that back; returns how many. */
  public long undoDiscard(ErrorFilter filter, Account account) {
    return onEach(filter, account, part -> acts.undoDiscard(part, account.name()).total());
  }

  /**
   * Maps rejected records again; returns how many are not rejected any more, or empty where that
   * takes longer than a reader waits: then it goes on.
   */
  public Optional<Long> mapAgain(ErrorFilter filter, Account account) {
    var work =
        mapping.submit(() -> onEach(filter, account, part -> mapAgain(part, account.name())));
    try {
      return Optional.of(work.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException goesOn) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("records could not be mapped again", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private long mapAgain(ErrorFilter filter, String who) {
    return remap.run(filter, who, looked -> {}).stream()
        .mapToLong(line -> line.mapped() + line.ignored())
        .sum();
  }

  private long onEach(ErrorFilter filter, Account account, ToLongFunction<ErrorFilter> act) {
    long touched = ErrorView.within(filter, account.scope()).stream().mapToLong(act).sum();
    figures.forget();
    return touched;
  }

  @Override
  public void close() {
    mapping.shutdownNow();
  }
}

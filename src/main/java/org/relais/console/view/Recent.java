package org.relais.console.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is dear to find out, found out in the background and kept for a while: many
 * readers cost one question, and a reader never waits longer than it likes. What takes long is
 * asked less often.
 */
public final class Recent<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recent.class);

  /** The ledger spends no more than one part in so many of its time on the question. */
  private static final int SHARE = 20;

  private final String name;
  private final Supplier<T> question;
  private final Duration keep;
  private final Clock clock;
  private final ExecutorService asking;

  /** Raised where an answer that is still being found may be of before a change. */
  private long changes;

  private @Nullable Future<?> pending;
  private @Nullable Instant askAgain;
  private volatile @Nullable Dated<T> answer;

  /**
   * @param name of the thread that asks
   * @param keep how long an answer is good for at least
   */
  public Recent(String name, Supplier<T> question, Duration keep, Clock clock) {
    this.name = name;
    this.question = question;
    this.keep = keep;
    this.clock = clock;
    this.asking =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What was true at a time. */
  public record Dated<T>(Instant at, T value) {}

  /**
   * The latest answer, which may be one question old; waits at most {@code patience} for the first
   * one, or after {@link #forget}. Empty where there is none yet.
   */
  public Optional<Dated<T>> latest(Duration patience) {
    Future<?> asked = asked();
    if (answer == null && asked != null) {
      await(asked, patience);
    }
    return Optional.ofNullable(answer);
  }

  /** After a change that a reader wants to see: the next reader waits for a new answer. */
  public synchronized void forget() {
    changes++;
    answer = null;
    askAgain = null;
    pending = null;
  }

  private synchronized @Nullable Future<?> asked() {
    boolean running = pending != null && !pending.isDone();
    if (!running && (askAgain == null || !clock.instant().isBefore(askAgain))) {
      long asked = changes;
      pending = asking.submit(() -> ask(asked));
    }
    return pending;
  }

  private void ask(long asked) {
    synchronized (this) {
      if (asked != changes) {
        // A change came while it waited for its turn: nobody wants the answer any more.
        return;
      }
    }
    Instant started = clock.instant();
    @Nullable Dated<T> found = null;
    try {
      found = new Dated<>(started, question.get());
    } catch (RuntimeException fault) {
      LOG.debug("{} got no answer", name, fault);
    }
    Duration rest = Duration.between(started, clock.instant()).multipliedBy(SHARE);
    synchronized (this) {
      if (asked == changes) {
        answer = found == null ? answer : found;
        askAgain = clock.instant().plus(rest.compareTo(keep) > 0 ? rest : keep);
      }
    }
  }

  private static void await(Future<?> asked, Duration patience) {
    try {
      asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException noAnswer) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}

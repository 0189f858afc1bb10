package org.relais.console.sources;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.AuditTrail;
import org.relais.route.PullOutcome;
import org.relais.route.RouteEngine;

/** Pulls that a person asks for, beside those of the schedules; one at a time for each source. */
final class PullRequests implements AutoCloseable {
  private final RunningRoutes routes;
  private final AuditTrail audit;
  private final Duration patience;
  private final Map<String, Future<PullOutcome>> asked = new ConcurrentHashMap<>();
  private final ExecutorService pulling =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "pull-now");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param patience how long a reader waits before the pull goes on without them
   */
  PullRequests(RunningRoutes routes, AuditTrail audit, Duration patience) {
    this.routes = routes;
    this.audit = audit;
    this.patience = patience;
  }

  boolean running(String source) {
    Future<PullOutcome> last = asked.get(source);
    return last != null && !last.isDone();
  }

  /** What the last pull that a person asked for did, where it has ended. */
  Optional<PullOutcome> last(String source) {
    Future<PullOutcome> last = asked.get(source);
    return last == null || !last.isDone() ? Optional.empty() : await(last, Duration.ZERO);
  }

  /** Empty where it goes on. */
  Optional<PullOutcome> pull(String source, Account account) {
    @Nullable RouteEngine engine = routes.engine().orElse(null);
    if (engine == null) {
      return Optional.empty();
    }
    Future<PullOutcome> pull =
        asked.compute(
            source,
            (name, before) ->
                before != null && !before.isDone()
                    ? before
                    : pulling.submit(
                        () -> {
                          audit.add(account.name(), "PULL", name, null);
                          PullOutcome outcome = engine.pull(name);
                          engine.count();
                          return outcome;
                        }));
    return await(pull, patience);
  }

  private static Optional<PullOutcome> await(Future<PullOutcome> pull, Duration patience) {
    try {
      return Optional.of(pull.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException goesOn) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the pull failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    pulling.shutdownNow();
  }
}

package org.relais.console.running;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.route.RouteEngine;

/** The routes that run beside the console; none before they have started. */
public final class RunningRoutes implements AutoCloseable {
  private final AtomicReference<@Nullable RouteEngine> engine = new AtomicReference<>();
  private final @Nullable Starter starter;

  /** Routes that run by one configuration for good. */
  public RunningRoutes() {
    this(null);
  }

  /**
   * @param starter makes routes for another configuration
   */
  public RunningRoutes(@Nullable Starter starter) {
    this.starter = starter;
  }

  /** Makes routes that do not run yet. */
  @FunctionalInterface
  public interface Starter {
    /**
     * @throws org.relais.route.BrokenRouteException where a route file cannot be used
     */
    RouteEngine prepare(Deployment deployment);
  }

  /** From now on these run. */
  public void started(RouteEngine started) {
    engine.set(started);
  }

  public Optional<RouteEngine> engine() {
    return Optional.ofNullable(engine.get()).filter(RouteEngine::running);
  }

  /** Whether some are to run that do not run yet, or not any more. */
  boolean areAwaited() {
    return starter != null && engine().isEmpty();
  }

  /** Routes for another configuration; empty where none run, or none others can be made. */
  Optional<RouteEngine> prepare(Deployment deployment) {
    return engine().isEmpty() || starter == null
        ? Optional.empty()
        : Optional.of(starter.prepare(deployment));
  }

  /** Ends those that run. */
  @Override
  public void close() {
    RouteEngine running = engine.getAndSet(null);
    if (running != null) {
      running.close();
    }
  }
}

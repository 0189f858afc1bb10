package org.relais.console.running;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.relais.route.RouteEngine;

/** The routes that run beside the console; none before they have started. */
public final class RunningRoutes {
  private final AtomicReference<RouteEngine> engine = new AtomicReference<>();

  /** From now on these run. */
  public void started(RouteEngine started) {
    engine.set(started);
  }

  public Optional<RouteEngine> engine() {
    return Optional.ofNullable(engine.get()).filter(RouteEngine::running);
  }
}

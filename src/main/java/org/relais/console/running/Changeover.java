package org.relais.console.running;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.VersionHistory;
import org.relais.route.BrokenRouteException;
import org.relais.route.RouteEngine;
import org.relais.route.Rules;
import org.relais.visit.Labels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes another configuration the active one while the program runs. The new routes are made before
 * anything changes; the old ones wait meanwhile and go on where it fails.
 */
public final class Changeover {
  /** Meanwhile nothing is pulled or sent, and a secret can wait for its turn. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

  private final LiveDeployment live;
  private final RunningRoutes routes;
  private final VersionHistory history;
  private final ConfigurationVersions versions;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience how long what is under way may take to end
   */
  public Changeover(
      LiveDeployment live,
      RunningRoutes routes,
      DataSource ledger,
      Clock clock,
      Duration patience) {
    this.live = live;
    this.routes = routes;
    this.history = new VersionHistory(ledger);
    this.versions = new ConfigurationVersions(ledger, clock);
    this.clock = clock;
    this.patience = patience;
  }

  /** How it ended. */
  public sealed interface Ended {
    /** The new configuration is active, and the routes run by it. */
    record Changed(ConfigurationVersions.Applied applied) implements Ended {}

    /** All is as it was before. */
    record Kept(Labels why) implements Ended {}

    /** Nothing is pulled or sent any more, until the program is started again. */
    record Stopped(Labels why) implements Ended {}
  }

  /**
   * @param base number of the active version that the person had before their eyes
   * @param version what the history says of it
   * @param progress is told how many records were looked at, as it goes on
   */
  public synchronized Ended to(
      Deployment next, long base, NewVersion version, IntConsumer progress) {
    if (history.active().filter(latest -> latest.number() == base).isEmpty()) {
      return new Ended.Kept(Refusals.MOVED_ON);
    }
    return change(next, patience, fresh -> apply(next, version, fresh, progress));
  }

  /**
   * Puts the secrets as they are now into the configuration that runs; nothing else changes, and
   * nothing is written into the history.
   *
   * @param next the configuration that runs, compiled again
   */
  public synchronized Ended again(Deployment next) {
    if (!next.version().equals(live.version())) {
      return new Ended.Kept(Refusals.MOVED_ON);
    }
    if (routes.areAwaited()) {
      // They would start by what was compiled before.
      return new Ended.Kept(Refusals.UNDER_WAY);
    }
    return change(next, SHORT, fresh -> takeOver(next, fresh));
  }

  private Ended change(Deployment next, Duration wait, Function<Optional<RouteEngine>, Ended> act) {
    Optional<RouteEngine> fresh;
    try {
      fresh = routes.prepare(next);
    } catch (BrokenRouteException broken) {
      return new Ended.Kept(broken.labels());
    } catch (RuntimeException fault) {
      LOG.warn("no routes can be made for version {}", next.version(), fault);
      return new Ended.Kept(Refusals.NO_ROUTES);
    }
    @Nullable RouteEngine old = routes.engine().orElse(null);
    if (old != null && !old.pause(wait)) {
      old.resume();
      fresh.ifPresent(RouteEngine::close);
      return new Ended.Kept(Refusals.UNDER_WAY);
    }
    Ended ended = act.apply(fresh);
    if (ended instanceof Ended.Changed && old != null && fresh.isPresent()) {
      old.close();
    } else {
      fresh.ifPresent(RouteEngine::close);
      if (old != null && !(ended instanceof Ended.Stopped)) {
        old.resume();
      }
    }
    return ended;
  }

  private Ended apply(
      Deployment next, NewVersion version, Optional<RouteEngine> fresh, IntConsumer progress) {
    Deployment before = live.now();
    ConfigurationVersions.Applied applied;
    try {
      applied = versions.apply(Rules.of(next), version, Rules.restateFrom(next, clock), progress);
    } catch (RuntimeException fault) {
      LOG.warn("version {} was not applied", next.version(), fault);
      return goneBack(() -> versions.goBack(Rules.of(before), looked -> {}), Refusals.NOT_APPLIED);
    }
    live.became(next);
    try {
      fresh.ifPresent(RouteEngine::begin);
    } catch (RuntimeException fault) {
      LOG.warn("the routes of version {} do not start", next.version(), fault);
      live.became(before);
      return goneBack(() -> applyAgain(before, version), Refusals.NO_ROUTES);
    }
    fresh.ifPresent(routes::started);
    return new Ended.Changed(applied);
  }

  private Ended takeOver(Deployment next, Optional<RouteEngine> fresh) {
    Deployment before = live.now();
    live.became(next);
    try {
      fresh.ifPresent(RouteEngine::begin);
    } catch (RuntimeException fault) {
      LOG.warn("the routes do not start with the changed secrets", fault);
      live.became(before);
      return new Ended.Kept(Refusals.NO_ROUTES);
    }
    fresh.ifPresent(routes::started);
    return new Ended.Changed(new ConfigurationVersions.Applied(0, false));
  }

  private void applyAgain(Deployment before, NewVersion failed) {
    versions.apply(
        Rules.of(before),
        new NewVersion(before.files(), before.tests(), failed.author(), Refusals.WENT_BACK.en()),
        Rules.restateFrom(before, clock),
        looked -> {});
  }

  private static Ended goneBack(Runnable back, Labels why) {
    try {
      back.run();
      return new Ended.Kept(why);
    } catch (RuntimeException fault) {
      LOG.error("the configuration before could not be restored", fault);
      return new Ended.Stopped(Refusals.STOPPED);
    }
  }
}

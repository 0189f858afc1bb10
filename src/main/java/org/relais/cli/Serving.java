package org.relais.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.console.CannotListenException;
import org.relais.console.Console;
import org.relais.console.Served;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;
import org.relais.route.BrokenRouteException;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.PipelineFactory;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;

/** The routes on their schedules and the console beside them, until the program is to end. */
final class Serving {
  private final Installation installation;
  private final Deployment active;
  private final ConfigurationHome home;
  private final Path routes;
  private final Clock clock;
  private final Messages messages;
  private final PrintWriter out;

  /**
   * @param active the configuration to run by
   * @param home for which configurations are compiled that are written in the console
   * @param routes the folder of the routes
   */
  Serving(
      Installation installation,
      Deployment active,
      ConfigurationHome home,
      Path routes,
      Clock clock,
      Messages messages,
      PrintWriter out) {
    this.installation = installation;
    this.active = active;
    this.home = home;
    this.routes = routes;
    this.clock = clock;
    this.messages = messages;
    this.out = out;
  }

  /**
   * The console comes first: where its port is taken, nothing is pulled or sent.
   *
   * @param port in place of the configured one
   * @param beforehand what is done once the console answers, before the routes start
   * @throws CommandStopped where the port is taken, or a route file cannot be used
   */
  void until(StopSignal stop, @Nullable Integer port, Consumer<Console> beforehand)
      throws InterruptedException {
    try (Meters meters = new Meters(clock);
        RunningRoutes running =
            new RunningRoutes(
                next ->
                    RouteEngine.prepare(
                        next, pipeline(next, meters), routes, EngineMode.SCHEDULED));
        Console console = console(port, meters, running)) {
      beforehand.accept(console);
      running.started(engine(meters));
      out.println(messages.text("run.serving", active.sources().size(), active.targets().size()));
      out.println(messages.text("run.console", console.url()));
      console
          .firstAccountUrl()
          .ifPresent(url -> out.println(messages.text("run.firstAccount", url)));
      out.flush();
      stop.await();
    }
  }

  private Console console(@Nullable Integer port, Meters meters, RunningRoutes running) {
    ServerSettings configured = installation.deployment().server();
    ServerSettings where = port == null ? configured : configured.withPort(port);
    try {
      return Console.start(
          where,
          new Served(active, home, installation.database().forPages(), clock, meters, running));
    } catch (CannotListenException cannot) {
      throw new CommandStopped(ExitCode.FAULT, messages.label(cannot.labels()));
    }
  }

  private RouteEngine engine(Meters meters) {
    try {
      return RouteEngine.start(active, pipeline(active, meters), routes, EngineMode.SCHEDULED);
    } catch (BrokenRouteException broken) {
      throw new CommandStopped(ExitCode.USAGE, messages.label(broken.labels()));
    }
  }

  private PipelineFactory pipeline(Deployment deployment, Meters meters) {
    return http ->
        meters.measuring(
            new LedgerPipeline(
                deployment,
                installation.database().dataSource(),
                http,
                clock,
                ProgressListener.NOBODY,
                EngineMode.SCHEDULED));
  }
}

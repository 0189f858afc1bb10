package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.console.CannotListenException;
import org.relais.console.Console;
import org.relais.console.Served;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.Approvals;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.WaitingForApproval;
import org.relais.route.BrokenRouteException;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.Pipeline;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;
import org.relais.route.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais run}: pulls, counts and delivers, on schedules or once. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--once", descriptionKey = "once")
  private boolean once;

  @Option(names = "--apply", descriptionKey = "apply")
  private boolean apply;

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
  private @Nullable Integer port;

  RunCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Deployment proposed =
        new ConfigurationLoader(messages, err).load(config.folder(), System.getenv());
    try (StopSignal stop = StopSignal.listen();
        Installation installation = Installation.toWork(proposed, messages)) {
      Deployment active =
          new ActiveConfiguration(messages, out, err, clock)
              .choose(installation, config.folder(), apply);
      return once ? runOnce(installation, active) : serve(installation, active, stop);
    }
  }

  private int runOnce(Installation installation, Deployment active) {
    PrintWriter out = spec.commandLine().getOut();
    ScreenProgress progress = new ScreenProgress(out);
    Work.Done done;
    try (RouteEngine engine =
        start(installation, active, progress, EngineMode.ON_DEMAND, UnaryOperator.identity())) {
      done = new Work(active, engine, progress, messages, out).round();
    }
    BalanceSheet sheet =
        new Balance(installation.database().dataSource(), Rules.of(active)).sheet();
    new BalancePrinter(messages, out).print(sheet);
    List<WaitingForApproval> waiting =
        new Approvals(installation.database().dataSource(), Rules.of(active)).waiting();
    ApprovalPrinter.print(waiting, messages, out);
    int exit = StatusCommand.exitCode(sheet, waiting);
    return exit == ExitCode.DONE && done.unavailable() ? ExitCode.STILL_DUE : exit;
  }

  /** The console first: where its port is taken, nothing is pulled or sent. */
  private int serve(Installation installation, Deployment active, StopSignal stop)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    RunningRoutes routes = new RunningRoutes();
    try (Meters meters = new Meters(clock);
        Console console = console(installation, active, meters, routes);
        RouteEngine engine =
            start(
                installation,
                active,
                ProgressListener.NOBODY,
                EngineMode.SCHEDULED,
                meters::measuring)) {
      routes.started(engine);
      out.println(messages.text("run.serving", active.sources().size(), active.targets().size()));
      out.println(messages.text("run.console", console.url()));
      console
          .firstAccountUrl()
          .ifPresent(url -> out.println(messages.text("run.firstAccount", url)));
      stop.await();
    }
    return ExitCode.DONE;
  }

  private Console console(
      Installation installation, Deployment active, Meters meters, RunningRoutes routes) {
    ServerSettings configured = installation.deployment().server();
    ServerSettings where = port == null ? configured : configured.withPort(port);
    try {
      return Console.start(
          where, new Served(active, installation.database().dataSource(), clock, meters, routes));
    } catch (CannotListenException cannot) {
      throw new CommandStopped(ExitCode.FAULT, messages.label(cannot.labels()));
    }
  }

  private RouteEngine start(
      Installation installation,
      Deployment active,
      ProgressListener progress,
      EngineMode mode,
      UnaryOperator<Pipeline> around) {
    try {
      return RouteEngine.start(
          active,
          http ->
              around.apply(
                  new LedgerPipeline(
                      active, installation.database().dataSource(), http, clock, progress, mode)),
          config.routes(),
          mode);
    } catch (BrokenRouteException broken) {
      throw new CommandStopped(ExitCode.USAGE, messages.label(broken.labels()));
    }
  }
}

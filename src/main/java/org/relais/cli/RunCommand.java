package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.ledger.Approvals;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.WaitingForApproval;
import org.relais.route.BrokenRouteException;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
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

  @Mixin private PortOption port;

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
    try (RouteEngine engine = start(installation, active, progress)) {
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

  private int serve(Installation installation, Deployment active, StopSignal stop)
      throws InterruptedException {
    new Serving(
            installation,
            active,
            new ConfigurationHome(
                config.folder(),
                System::getenv,
                () -> installation.variables(System.getenv(), messages)),
            config.routes(),
            clock,
            messages,
            spec.commandLine().getOut())
        .until(stop, port.given(messages), console -> {});
    return ExitCode.DONE;
  }

  private RouteEngine start(Installation installation, Deployment active, ScreenProgress progress) {
    try {
      return RouteEngine.start(
          active,
          http ->
              new LedgerPipeline(
                  active,
                  installation.database().dataSource(),
                  http,
                  clock,
                  progress,
                  EngineMode.ON_DEMAND),
          config.routes(),
          EngineMode.ON_DEMAND);
    } catch (BrokenRouteException broken) {
      throw new CommandStopped(ExitCode.USAGE, messages.label(broken.labels()));
    }
  }
}

package org.relais.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.cli.demo.DemoServer;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.RejectionCause;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.RouteEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais demo}: the whole way on example visits, on this machine alone. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int CAUSES = 5;

  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "DIR", descriptionKey = "demo.config")
  private @Nullable Path config;

  @Option(names = "--serve", descriptionKey = "demo.serve")
  private boolean serve;

  @Mixin private PortOption port;

  DemoCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant started = clock.instant();
    PrintWriter out = spec.commandLine().getOut();
    Path examples = ConfigOption.home().resolve("examples");
    Path folder = config == null ? examples.resolve("config") : config;
    out.println(messages.text("demo.title"));
    try (StopSignal stop = serve ? StopSignal.listen() : StopSignal.never();
        DemoServer server = DemoServer.start(examples)) {
      Deployment deployment =
          new ConfigurationLoader(messages, spec.commandLine().getErr())
              .load(folder, environment(server));
      out.println(messages.text("demo.where", folder.toString(), deployment.data().toString()));
      out.println();
      try (Installation installation = Installation.toWork(deployment, messages)) {
        new ActiveConfiguration(messages, out, spec.commandLine().getErr(), clock)
            .choose(installation, folder, true);
        DemoTour tour = new DemoTour(folder, deployment, messages, out);
        if (serve) {
          ConfigurationHome home =
              new ConfigurationHome(
                  folder,
                  () -> environment(server),
                  () -> installation.variables(environment(server), messages));
          serve(installation, home, tour, started, stop);
          return ExitCode.DONE;
        }
        return show(installation, tour, started) ? ExitCode.DONE : ExitCode.FAULT;
      }
    }
  }

  private void serve(
      Installation installation,
      ConfigurationHome home,
      DemoTour tour,
      Instant started,
      StopSignal stop)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    new Serving(
            installation,
            installation.deployment(),
            home,
            ConfigOption.home().resolve("routes"),
            clock,
            messages,
            out)
        .until(
            stop,
            port.given(messages),
            console -> {
              show(installation, tour, started);
              out.println();
              tour.account(DemoAccount.make(installation.database().dataSource()));
            });
  }

  private Map<String, String> environment(DemoServer server) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DEMO_CHT_URL", server.url());
    environment.put("DEMO_REST_URL", server.url() + "/api/visits");
    return environment;
  }

  private boolean show(Installation installation, DemoTour tour, Instant started) {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment = installation.deployment();
    var ledger = installation.database().dataSource();
    ScreenProgress progress = new ScreenProgress(out);
    Work.Done done;
    try (RouteEngine engine =
        RouteEngine.start(
            deployment,
            http ->
                new LedgerPipeline(deployment, ledger, http, clock, progress, EngineMode.ON_DEMAND),
            ConfigOption.home().resolve("routes"),
            EngineMode.ON_DEMAND)) {
      done = new Work(deployment, engine, progress, messages, out).round();
    }
    BalanceSheet sheet = new Balance(ledger, installation.rules()).sheet();
    BalancePrinter printer = new BalancePrinter(messages, out);
    printer.print(sheet);
    printer.print(RejectionCause.top(ledger, CAUSES));
    tour.cells(ledger);
    tour.output();
    if (done.changed() == 0 && done.sent() == 0) {
      out.println(messages.text("demo.again"));
    }
    out.println(
        messages.text("demo.seconds", Duration.between(started, clock.instant()).toSeconds()));
    return sheet.balanced() && !sheet.stillDue();
  }
}

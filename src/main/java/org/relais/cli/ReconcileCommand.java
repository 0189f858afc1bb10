package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.Period;
import org.relais.ledger.DifferenceCount;
import org.relais.ledger.Differences;
import org.relais.route.BrokenRouteException;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.ProgressListener;
import org.relais.route.ReconcileLoad;
import org.relais.route.ReconcileOutcome;
import org.relais.route.RouteEngine;
import org.relais.target.dhis2.Dhis2Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais reconcile}: compares servers with what they took. */
@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--target", paramLabel = "NAME", descriptionKey = "reconcile.target")
  private @Nullable String only;

  @Option(names = "--period", paramLabel = "PERIOD", descriptionKey = "reconcile.period")
  private @Nullable String period;

  ReconcileCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr())
            .load(config.folder(), System.getenv());
    List<TargetDefinition> targets =
        deployment.targets().stream()
            .filter(target -> target.settings() instanceof Dhis2Settings)
            .filter(target -> only == null || only.equals(target.name()))
            .toList();
    if (targets.isEmpty()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("reconcile.noTarget"));
    }
    Period compared = compared();
    try (Installation installation = Installation.toLook(deployment, messages)) {
      boolean unavailable = false;
      try (RouteEngine engine = start(installation, deployment)) {
        for (TargetDefinition target : targets) {
          ReconcileOutcome outcome = engine.reconcile(new ReconcileLoad(target.name(), compared));
          unavailable |= outcome.unavailable() != null;
          tell(outcome, out);
        }
      }
      List<DifferenceCount> counts =
          new Differences(installation.database().dataSource(), clock, installation.rules())
              .counts();
      new DifferencePrinter(messages, out).print(counts);
      if (unavailable) {
        return ExitCode.STILL_DUE;
      }
      return counts.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
    }
  }

  private void tell(ReconcileOutcome outcome, PrintWriter out) {
    out.println(
        messages.text(
            "reconcile.done", outcome.target(), outcome.compared(), outcome.differences()));
    if (outcome.unavailable() != null) {
      out.println(
          messages.text(
              "deliver.unavailable", outcome.target(), messages.label(outcome.unavailable())));
    }
  }

  private @Nullable Period compared() {
    if (period == null) {
      return null;
    }
    return Period.parse(period)
        .orElseThrow(
            () ->
                new CommandStopped(
                    ExitCode.USAGE, messages.text("reconcile.badPeriod", period, "202610")));
  }

  private RouteEngine start(Installation installation, Deployment deployment) {
    try {
      return RouteEngine.start(
          deployment,
          http ->
              new LedgerPipeline(
                  deployment,
                  installation.database().dataSource(),
                  http,
                  clock,
                  ProgressListener.NOBODY,
                  EngineMode.ON_DEMAND),
          config.routes(),
          EngineMode.ON_DEMAND);
    } catch (BrokenRouteException broken) {
      throw new CommandStopped(ExitCode.USAGE, messages.label(broken.labels()));
    }
  }
}

package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.Scope;
import org.relais.console.trial.ChangesDesk;
import org.relais.indicator.Period;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.Prediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais changes}: what applying the folder would change in a period. */
@Command(name = "changes", mixinStandardHelpOptions = true)
final class ChangesCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--period", required = true, paramLabel = "PERIOD", descriptionKey = "period")
  private String period;

  @Option(names = "--all", descriptionKey = "changes.all")
  private boolean all;

  ChangesCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Period asked =
        Period.parse(period)
            .orElseThrow(
                () ->
                    new CommandStopped(ExitCode.USAGE, messages.text("preview.badPeriod", period)));
    Deployment proposed = new ConfigurationLoader(messages, err).silently(config.folder());
    try (Installation installation = Installation.toLook(proposed, messages);
        Progress progress = Progress.of(messages.text("changes.looked"), err)) {
      ChangesDesk desk = new ChangesDesk(installation.database().dataSource(), clock);
      long[] told = {0};
      Prediction prediction =
          desk.predict(
              active(installation).orElse(proposed),
              proposed,
              asked,
              Scope.ALL,
              looked -> {
                progress.step(looked - told[0]);
                told[0] = looked;
              });
      new ChangesPrinter(messages, out, all ? Integer.MAX_VALUE : SHOWN).print(prediction);
      return ExitCode.DONE;
    }
  }

  /** What rules now, as far as it is whole without the variables of the machine where it runs. */
  private Optional<Deployment> active(Installation installation) {
    ConfigurationVersions versions =
        new ConfigurationVersions(installation.database().dataSource(), clock);
    ConfigurationHome home = new ConfigurationHome(config.folder(), System::getenv);
    return versions
        .active()
        .map(version -> home.check(versions.files(version), Map.of()))
        .filter(Compilation.Ok.class::isInstance)
        .map(compilation -> ((Compilation.Ok) compilation).deployment());
  }
}

package org.relais.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.ledger.Balance;
import org.relais.ledger.JdbcTargetStates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais targets}: how it stands with the targets, and what people do with them. */
@Command(
    name = "targets",
    mixinStandardHelpOptions = true,
    subcommands = {
      TargetsPauseCommand.class,
      TargetsResumeCommand.class,
      TargetsResetCommand.class
    })
final class TargetsCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  TargetsCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      var ledger = installation.database().dataSource();
      new TargetPrinter(messages, deployment.zone(), spec.commandLine().getOut())
          .table(
              deployment.targets(),
              new JdbcTargetStates(ledger, Clock.systemUTC()),
              new Balance(ledger, installation.rules()).sheet());
    }
    return ExitCode.DONE;
  }
}

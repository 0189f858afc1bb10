package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais alerts}: the alerts that people get. */
@Command(name = "alerts", mixinStandardHelpOptions = true, subcommands = AlertsTestCommand.class)
final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais secrets}: passwords and tokens that the ledger keeps under seal. */
@Command(
    name = "secrets",
    mixinStandardHelpOptions = true,
    subcommands = {
      SecretsListCommand.class,
      SecretsSetCommand.class,
      SecretsRemoveCommand.class,
      SecretsRotateCommand.class
    })
final class SecretsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

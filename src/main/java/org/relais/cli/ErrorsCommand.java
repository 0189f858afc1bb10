package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais errors}: what waits for a person, and what to do with it. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    subcommands = {
      ErrorsListCommand.class,
      ErrorsShowCommand.class,
      ErrorsRetryCommand.class,
      ErrorsDiscardCommand.class,
      ErrorsUndoCommand.class
    })
final class ErrorsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

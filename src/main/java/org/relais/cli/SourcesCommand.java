package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais sources}: the field systems, and what people do with them. */
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    subcommands = {
      SourcesListCommand.class,
      SourcesPauseCommand.class,
      SourcesResumeCommand.class,
      SourcesPullAgainCommand.class,
      SourcesBackfillCommand.class
    })
final class SourcesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

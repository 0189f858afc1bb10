package org.relais.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais org-units}: the matching of org units. */
@Command(
    name = "org-units",
    mixinStandardHelpOptions = true,
    subcommands = OrgUnitsMatchCommand.class)
final class OrgUnitsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

package org.relais.cli;

import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais check}: everything that is wrong with a configuration, at once. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  CheckCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr())
            .check(config.folder())
            .deployment();
    var out = spec.commandLine().getOut();
    out.println(
        messages.text(
            "check.ok",
            config.folder().toString(),
            deployment.sources().size(),
            deployment.dataSets().stream().mapToInt(set -> set.elements().size()).sum(),
            deployment.dataSets().size(),
            deployment.targets().size()));
    out.println(messages.text("check.version", deployment.version()));
    return ExitCode.DONE;
  }
}

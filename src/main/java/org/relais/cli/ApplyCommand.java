package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais apply}: makes the folder's configuration, or a kept version, the active one. */
@Command(name = "apply", mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      descriptionKey = "message",
      defaultValue = "")
  private String message = "";

  @Option(names = "--saved", paramLabel = "VERSION", descriptionKey = "apply.saved")
  private @Nullable String saved;

  @Option(names = "--exact", descriptionKey = "apply.exact")
  private boolean exact;

  ApplyCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Deployment deployment =
        new ConfigurationLoader(messages, err).load(config.folder(), System.getenv());
    try (Installation installation = Installation.toWork(deployment, messages)) {
      if (saved == null) {
        new ActiveConfiguration(messages, out, err, Clock.systemUTC()).apply(installation, message);
      } else {
        new KeptVersion(messages, out, err, Clock.systemUTC())
            .apply(installation, config.folder(), saved, exact, message);
      }
    }
    return ExitCode.DONE;
  }
}

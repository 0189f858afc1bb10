package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.CauseId;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais remap}: maps rejected records again, after the configuration changed. */
@Command(name = "remap", mixinStandardHelpOptions = true)
final class RemapCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--source", paramLabel = "NAME", descriptionKey = "errors.source")
  private @Nullable String source;

  @Option(names = "--cause", paramLabel = "ID", descriptionKey = "remap.cause")
  private @Nullable String cause;

  RemapCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Deployment deployment = new ConfigurationLoader(messages, err).silently(config.folder());
    ErrorFilter filter =
        ErrorFilter.PARKED.ofKind(ErrorKind.RECORD).fromSource(source).ofCauses(causes());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      new RemapRun(messages, out, err, Clock.systemUTC())
          .run(installation, config.folder(), filter);
    }
    return ExitCode.DONE;
  }

  private List<CauseId> causes() {
    String given = cause;
    return given == null
        ? List.of()
        : List.of(
            CauseId.parse(given)
                .orElseThrow(
                    () ->
                        new CommandStopped(ExitCode.USAGE, messages.text("errors.badId", given))));
  }
}

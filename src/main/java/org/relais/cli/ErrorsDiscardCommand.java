package org.relais.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais errors discard}: sets aside what shall not be sent. */
@Command(name = "discard", mixinStandardHelpOptions = true)
final class ErrorsDiscardCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ErrorIds ids;
  @Mixin private ErrorFilterOptions options;

  @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "reason")
  private @Nullable String reason;

  ErrorsDiscardCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    String why = reason;
    if (why == null || why.isBlank()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("errors.needsReason"));
    }
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    ErrorFilter filter =
        ids.narrow(options.filter(deployment, messages, ErrorsRetryCommand.meant(ids)), messages);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      ErrorCounts touched =
          new ErrorActs(
                  installation.database().dataSource(), deployment.orgUnits(), Clock.systemUTC())
              .discard(filter, Account.name(), why)
              .touched();
      spec.commandLine()
          .getOut()
          .println(
              touched.total() == 0
                  ? messages.text("errors.noneMeant")
                  : messages.text(
                      "errors.didDiscard",
                      new ErrorWords(messages, deployment.zone()).counts(touched)));
    }
    return ExitCode.DONE;
  }
}

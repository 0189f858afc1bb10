package org.relais.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais errors undo}: takes a discard back. */
@Command(name = "undo", mixinStandardHelpOptions = true)
final class ErrorsUndoCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ErrorIds ids;

  ErrorsUndoCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    ErrorFilter filter = ids.narrow(ErrorFilter.of(DeliveryState.DISCARDED), messages);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      ErrorCounts touched =
          new ErrorActs(
                  installation.database().dataSource(), deployment.orgUnits(), Clock.systemUTC())
              .undoDiscard(filter, Account.name());
      spec.commandLine()
          .getOut()
          .println(
              touched.total() == 0
                  ? messages.text("errors.noneMeant")
                  : messages.text(
                      "errors.undone",
                      new ErrorWords(messages, deployment.zone()).counts(touched)));
    }
    return ExitCode.DONE;
  }
}

package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.delivery.DeliveryState;
import org.relais.ledger.ErrorActs;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relais errors retry}: has values and visits sent again, and records mapped again. */
@Command(name = "retry", mixinStandardHelpOptions = true)
final class ErrorsRetryCommand implements Callable<Integer> {
  private final Messages messages;
  private final Clock clock = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ErrorIds ids;
  @Mixin private ErrorFilterOptions options;

  ErrorsRetryCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    ErrorFilter filter = ids.narrow(options.filter(deployment, messages, meant(ids)), messages);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      ErrorQueue queue =
          new ErrorQueue(installation.database().dataSource(), deployment.orgUnits());
      long records = queue.count(filter).records();
      ErrorCounts touched =
          new ErrorActs(installation.database().dataSource(), deployment.orgUnits(), clock)
              .retry(filter, Account.name())
              .touched();
      if (touched.total() + records == 0) {
        out.println(messages.text("errors.noneMeant"));
      }
      if (touched.total() > 0) {
        out.println(
            messages.text(
                "errors.retried", new ErrorWords(messages, deployment.zone()).counts(touched)));
      }
      if (records > 0) {
        new RemapRun(messages, out, spec.commandLine().getErr(), clock)
            .run(installation, config.folder(), filter);
      }
    }
    return ExitCode.DONE;
  }

  /** What waits for the clock is meant where it is named, not by {@code --all}. */
  static Set<DeliveryState> meant(ErrorIds ids) {
    return ids.namesSome()
        ? EnumSet.of(DeliveryState.PARKED, DeliveryState.WAITING)
        : EnumSet.of(DeliveryState.PARKED);
  }
}

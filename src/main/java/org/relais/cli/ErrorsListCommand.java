package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.TargetState;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorQueue;
import org.relais.ledger.JdbcTargetStates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais errors list}: what waits, by its causes. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ErrorsListCommand implements Callable<Integer> {
  private static final Set<DeliveryState> SHOWN =
      EnumSet.of(DeliveryState.PARKED, DeliveryState.WAITING);

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ErrorFilterOptions options;
  @Mixin private ErrorFormat format;

  @Option(names = "--limit", defaultValue = "50", descriptionKey = "errors.limitCauses")
  private int limit;

  ErrorsListCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    ErrorFilter filter = options.filter(deployment, messages, SHOWN);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      DataSource ledger = installation.database().dataSource();
      ErrorQueue queue = new ErrorQueue(ledger, deployment.orgUnits());
      List<ErrorCause> causes = causes(queue, filter);
      List<TargetState> stopped =
          new JdbcTargetStates(ledger, Clock.systemUTC())
              .all().stream().filter(state -> !state.isUp()).toList();
      if (format.json()) {
        out.println(ErrorJson.causes(causes, stopped));
      } else if (format.csv()) {
        ErrorCsv.causes(causes, messages, out);
      } else {
        ErrorListPrinter printer =
            new ErrorListPrinter(messages, new ErrorWords(messages, deployment.zone()), out);
        long discarded =
            options.namesState() ? 0 : queue.count(filter.in(DeliveryState.DISCARDED)).total();
        printer.print(causes, stopped, discarded);
      }
      return exitCode(causes, stopped);
    }
  }

  /** Those of each state by themselves, so that many of one do not hide the other. */
  private List<ErrorCause> causes(ErrorQueue queue, ErrorFilter filter) {
    List<ErrorCause> causes = new ArrayList<>();
    for (DeliveryState state : DeliveryState.values()) {
      if (filter.states().contains(state)) {
        causes.addAll(queue.causes(filter.in(state), limit));
      }
    }
    return causes;
  }

  private static int exitCode(List<ErrorCause> causes, List<TargetState> stopped) {
    if (causes.stream().anyMatch(cause -> cause.state() == DeliveryState.PARKED)) {
      return ExitCode.NEEDS_PERSON;
    }
    boolean waits = causes.stream().anyMatch(cause -> cause.state() == DeliveryState.WAITING);
    return waits || !stopped.isEmpty() ? ExitCode.STILL_DUE : ExitCode.DONE;
  }
}

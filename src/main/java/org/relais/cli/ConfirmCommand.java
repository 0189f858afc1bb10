package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.DifferenceCount;
import org.relais.ledger.Differences;
import org.relais.ledger.DifferencesSeen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code relais confirm}: shows values that a server holds otherwise, and lets ours replace them.
 */
@Command(name = "confirm", mixinStandardHelpOptions = true)
final class ConfirmCommand implements Callable<Integer> {
  private static final int SHOWN = 200;

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ScopeOptions scope;

  @Option(names = "--seen", paramLabel = "CODE", descriptionKey = "confirm.seen")
  private @Nullable String seen;

  @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "reason")
  private @Nullable String reason;

  ConfirmCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    DifferencePrinter printer = new DifferencePrinter(messages, out);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      Differences differences =
          new Differences(
              installation.database().dataSource(), Clock.systemUTC(), installation.rules());
      if (scope.isWholeQueue()) {
        List<DifferenceCount> counts = differences.counts();
        if (counts.isEmpty()) {
          out.println(messages.text("confirm.none"));
        }
        printer.print(counts);
        return counts.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
      }
      ApprovalScope asked = scope.resolve(deployment, any -> true, "scope.nothing", messages);
      return seen == null
          ? show(differences.seen(asked, SHOWN), printer)
          : confirm(differences, asked, seen, printer, out);
    }
  }

  private static int show(DifferencesSeen now, DifferencePrinter printer) {
    printer.print(now);
    return now.count() == 0 ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
  }

  private int confirm(
      Differences differences,
      ApprovalScope asked,
      String fingerprint,
      DifferencePrinter printer,
      PrintWriter out) {
    Optional<Long> confirmed = differences.confirm(asked, fingerprint, Account.name(), reason);
    if (confirmed.isEmpty()) {
      out.println(messages.text("confirm.changed"));
      return show(differences.seen(asked, SHOWN), printer);
    }
    out.println(messages.text("confirm.done", confirmed.get(), asked.text()));
    return ExitCode.DONE;
  }
}

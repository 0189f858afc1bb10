package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.relais.config.Deployment;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.RejectionCause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais status}: where every record, value and visit is. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final int CAUSES = 5;

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  StatusCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    try (Installation installation = Installation.toLook(deployment, messages)) {
      BalanceSheet sheet =
          new Balance(installation.database().dataSource(), installation.rules()).sheet();
      if (json) {
        out.println(BalanceJson.write(sheet));
      } else {
        BalancePrinter printer = new BalancePrinter(messages, out);
        printer.print(sheet);
        printer.print(RejectionCause.top(installation.database().dataSource(), CAUSES));
      }
      return exitCode(sheet);
    }
  }

  /** What a sheet says to a script. */
  static int exitCode(BalanceSheet sheet) {
    if (!sheet.balanced()) {
      return ExitCode.FAULT;
    }
    if (sheet.stillDue()) {
      return ExitCode.STILL_DUE;
    }
    return sheet.needsPerson() ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
  }
}

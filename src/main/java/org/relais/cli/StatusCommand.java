package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.Approvals;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.Differences;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.RecountCheck;
import org.relais.ledger.RejectionCause;
import org.relais.ledger.WaitingForApproval;
import org.relais.route.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais status}: where every record, value and visit is. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final int CAUSES = 5;
  private static final int DIFFERENCES = 20;

  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--recount", descriptionKey = "status.recount")
  private boolean recount;

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
      List<WaitingForApproval> waiting =
          new Approvals(installation.database().dataSource(), installation.rules()).waiting();
      RecountCheck.@Nullable Found recounted = recount ? recounted(installation) : null;
      JdbcTargetStates states =
          new JdbcTargetStates(installation.database().dataSource(), Clock.systemUTC());
      if (json) {
        out.println(BalanceJson.write(sheet, waiting, states.all(), recounted));
      } else {
        BalancePrinter printer = new BalancePrinter(messages, out);
        printer.print(sheet);
        printer.print(RejectionCause.top(installation.database().dataSource(), CAUSES));
        ApprovalPrinter.print(waiting, messages, out);
        new DifferencePrinter(messages, out)
            .print(
                new Differences(
                        installation.database().dataSource(),
                        Clock.systemUTC(),
                        installation.rules())
                    .counts());
        new TargetPrinter(messages, deployment.zone(), out).held(deployment.targets(), states);
        if (recounted != null) {
          printer.print(recounted);
        }
      }
      return recounted == null || recounted.agrees() ? exitCode(sheet, waiting) : ExitCode.FAULT;
    }
  }

  /** By the active configuration, whatever stands in the folder. */
  private RecountCheck.Found recounted(Installation installation) {
    PrintWriter err = spec.commandLine().getErr();
    Deployment active =
        new ActiveConfiguration(messages, err, err, Clock.systemUTC())
            .ruling(installation, config.folder());
    ScreenProgress progress = new ScreenProgress(err);
    return progress.during(
        messages.text("status.recounting"),
        () ->
            new RecountCheck(installation.database().dataSource(), Rules.of(active))
                .run(DIFFERENCES, progress::counted));
  }

  /**
   * What a sheet says to a script.
   *
   * @param waiting what of the due values waits for a person rather than for a server
   */
  static int exitCode(BalanceSheet sheet, List<WaitingForApproval> waiting) {
    if (!sheet.balanced()) {
      return ExitCode.FAULT;
    }
    long held = waiting.stream().mapToLong(WaitingForApproval::cells).sum();
    if (sheet.due() > held) {
      return ExitCode.STILL_DUE;
    }
    return sheet.needsPerson() || held > 0 ? ExitCode.NEEDS_PERSON : ExitCode.DONE;
  }
}

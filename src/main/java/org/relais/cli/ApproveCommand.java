package org.relais.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.ledger.ApprovalActs;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Approvals;
import org.relais.ledger.Proposal;
import org.relais.ledger.WaitingForApproval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relais approve}: shows what waits for approval, approves it or sends it back. */
@Command(name = "approve", mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
  private final Messages messages;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;
  @Mixin private ScopeOptions scope;

  @Option(names = "--seen", paramLabel = "CODE", descriptionKey = "approve.seen")
  private @Nullable String seen;

  @Option(names = "--send-back", descriptionKey = "approve.sendBack")
  private boolean sendBack;

  @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "reason")
  private @Nullable String reason;

  @Option(names = "--list", descriptionKey = "approve.list")
  private boolean list;

  ApproveCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Deployment deployment =
        new ConfigurationLoader(messages, spec.commandLine().getErr()).silently(config.folder());
    ApprovalPrinter printer = new ApprovalPrinter(messages, deployment, out);
    try (Installation installation = Installation.toLook(deployment, messages)) {
      Approvals approvals =
          new Approvals(installation.database().dataSource(), installation.rules());
      if (scope.isWholeQueue()) {
        List<WaitingForApproval> waiting = approvals.waiting();
        printer.print(waiting);
        return waiting.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
      }
      ApprovalScope asked = scope.resolve(deployment, messages);
      ApprovalActs acts =
          new ApprovalActs(
              installation.database().dataSource(), Clock.systemUTC(), installation.rules());
      if (sendBack) {
        return sendBack(acts, asked, out);
      }
      return seen == null
          ? show(approvals, asked, printer)
          : approve(acts, asked, seen, printer, out);
    }
  }

  private int show(Approvals approvals, ApprovalScope asked, ApprovalPrinter printer) {
    Proposal proposal = approvals.proposal(asked);
    printer.print(proposal);
    if (list) {
      approvals.values(asked, printer::print);
    }
    return proposal.isEmpty() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
  }

  private int approve(
      ApprovalActs acts,
      ApprovalScope asked,
      String fingerprint,
      ApprovalPrinter printer,
      PrintWriter out) {
    ApprovalActs.Outcome outcome = acts.approve(asked, fingerprint, Account.name(), reason);
    if (outcome instanceof ApprovalActs.Outcome.Changed changed) {
      out.println(messages.text("approve.changed"));
      printer.print(changed.now());
      return ExitCode.NEEDS_PERSON;
    }
    long cells = ((ApprovalActs.Outcome.Approved) outcome).cells();
    out.println(messages.text("approve.done", cells, asked.text()));
    return ExitCode.DONE;
  }

  private int sendBack(ApprovalActs acts, ApprovalScope asked, PrintWriter out) {
    if (reason == null || reason.isBlank()) {
      throw new CommandStopped(ExitCode.USAGE, messages.text("approve.needsReason"));
    }
    long cells = acts.sendBack(asked, Account.name(), reason);
    out.println(messages.text("approve.sentBack", asked.text(), cells));
    return ExitCode.DONE;
  }
}

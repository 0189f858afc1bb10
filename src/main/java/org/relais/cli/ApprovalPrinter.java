package org.relais.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Proposal;
import org.relais.ledger.WaitingForApproval;

/** What waits for approval, for people. */
final class ApprovalPrinter {
  private final Messages messages;
  private final PrintWriter out;
  private final Map<String, String> labels;

  ApprovalPrinter(Messages messages, Deployment deployment, PrintWriter out) {
    this.messages = messages;
    this.out = out;
    this.labels =
        deployment.dataSets().stream()
            .flatMap(dataSet -> dataSet.elements().stream())
            .collect(
                Collectors.toMap(
                    DataElement::code, element -> messages.label(element.label()), (a, b) -> a));
  }

  /** Every period of which something waits. */
  void print(List<WaitingForApproval> waiting) {
    if (waiting.isEmpty()) {
      out.println(messages.text("approve.none"));
      return;
    }
    print(waiting, messages, out);
  }

  /** The same, saying nothing where nothing waits. */
  static void print(List<WaitingForApproval> waiting, Messages messages, PrintWriter out) {
    if (waiting.isEmpty()) {
      return;
    }
    out.println(messages.text("approve.title"));
    for (WaitingForApproval line : waiting) {
      out.println(
          "  "
              + messages.text(
                  "approve.waiting",
                  line.target(),
                  line.dataSet(),
                  line.period(),
                  line.cells(),
                  line.orgUnits()));
      if (line.sentBackBy() != null) {
        out.println(
            "      "
                + messages.text(
                    "approve.wasSentBack", line.sentBackBy(), String.valueOf(line.reason())));
      }
    }
    WaitingForApproval first = waiting.get(0);
    out.println(
        messages.text(
            "approve.look", command(first.target(), first.dataSet(), first.period(), null)));
  }

  /** What one approval would let go, and how to give it. */
  void print(Proposal proposal) {
    ApprovalScope scope = proposal.scope();
    if (proposal.isEmpty()) {
      out.println(messages.text("approve.noneIn", scope.text()));
      return;
    }
    out.println(
        messages.text("approve.proposal", scope.text(), proposal.cells(), proposal.orgUnits()));
    TextTable table = new TextTable().row(messages.text("approve.header").split("\\|"));
    for (Proposal.Line line : proposal.elements()) {
      table.row(
          line.element(),
          String.valueOf(line.added()),
          String.valueOf(line.changed()),
          String.valueOf(line.gone()),
          line.received().toPlainString(),
          line.wanted().toPlainString(),
          labels.getOrDefault(line.element(), ""));
    }
    table.lines().forEach(line -> out.println("  " + line));
    out.println(
        messages.text(
            "approve.how",
            command(scope.target(), scope.dataSet(), scope.period().id(), scope.orgUnit())
                + " --seen "
                + proposal.fingerprint()));
  }

  /** One value: org unit, element, options, before and after. */
  void print(Proposal.Value value) {
    out.println(
        "  %s  %s  %s  %s -> %s"
            .formatted(
                value.orgUnit(),
                value.element(),
                value.options().toString().replaceAll("[{}]", ""),
                number(value.received()),
                number(value.wanted())));
  }

  private static String command(
      String target, String dataSet, String period, @Nullable String orgUnit) {
    return "./relais approve --period %s --data-set %s --target %s%s"
        .formatted(period, dataSet, target, orgUnit == null ? "" : " --org-unit " + orgUnit);
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }
}

package org.relais.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Difference;
import org.relais.ledger.DifferenceCount;
import org.relais.ledger.DifferencesSeen;

/** What servers hold otherwise than we know it, for people. */
final class DifferencePrinter {
  private final Messages messages;
  private final PrintWriter out;

  DifferencePrinter(Messages messages, PrintWriter out) {
    this.messages = messages;
    this.out = out;
  }

  /** How many there are in every period; nothing where there are none. */
  void print(List<DifferenceCount> counts) {
    if (counts.isEmpty()) {
      return;
    }
    out.println(messages.text("confirm.title"));
    for (DifferenceCount line : counts) {
      out.println(
          "  "
              + messages.text(
                  "confirm.count",
                  line.target(),
                  line.dataSet(),
                  line.period(),
                  line.foreign(),
                  line.changed(),
                  line.missing(),
                  line.held()));
    }
    DifferenceCount first = counts.get(0);
    out.println(
        messages.text(
            "confirm.look", command(first.target(), first.dataSet(), first.period(), null)));
  }

  /** What a person decides about, and how to say that ours is right. */
  void print(DifferencesSeen seen) {
    ApprovalScope scope = seen.scope();
    if (seen.count() == 0) {
      out.println(messages.text("confirm.noneIn", scope.text()));
      return;
    }
    out.println(messages.text("confirm.shown", scope.text(), seen.count()));
    TextTable table = new TextTable().row(messages.text("confirm.header").split("\\|"));
    for (Difference difference : seen.first()) {
      table.row(
          difference.orgUnit(),
          difference.element(),
          difference.options().toString().replaceAll("[{}]", ""),
          number(difference.found()),
          number(difference.calculated()),
          messages.text("confirm.kind." + difference.kind()));
    }
    table.lines().forEach(line -> out.println("  " + line));
    if (seen.count() > seen.first().size()) {
      out.println("  " + messages.text("explain.more", seen.count() - seen.first().size()));
    }
    out.println(
        messages.text(
            "confirm.how",
            command(scope.target(), scope.dataSet(), scope.period().id(), scope.orgUnit())
                + " --seen "
                + seen.fingerprint()));
  }

  private static String command(
      String target, String dataSet, String period, @Nullable String orgUnit) {
    return "./relais confirm --period %s --data-set %s --target %s%s"
        .formatted(period, dataSet, target, orgUnit == null ? "" : " --org-unit " + orgUnit);
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }
}

package org.relais.console.overview;

import java.util.ArrayList;
import java.util.List;
import org.relais.console.view.SourceLine;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.BalanceSheet.States;
import org.relais.ledger.BalanceSheet.TargetLine;

/** The balance sheet as the way that records take. */
final class Flow {
  private Flow() {}

  static FlowColumn records(List<SourceLine> sources) {
    long mapped = sources.stream().mapToLong(SourceLine::mapped).sum();
    long rejected = sources.stream().mapToLong(SourceLine::rejected).sum();
    long discarded = sources.stream().mapToLong(SourceLine::discarded).sum();
    long ignored = sources.stream().mapToLong(SourceLine::ignored).sum();
    long voided = sources.stream().mapToLong(SourceLine::voided).sum();
    return records(mapped, rejected, discarded, ignored, voided);
  }

  static FlowColumn records(long mapped, long rejected, long discarded, long ignored, long voided) {
    return FlowColumn.of(
        "flow.records",
        mapped + rejected + discarded + ignored + voided,
        new FlowColumn.Count("flow.mapped", mapped, "good", ""),
        new FlowColumn.Count("flow.rejected", rejected, "wrong", "/errors?kind=record"),
        new FlowColumn.Count(
            "flow.discarded", discarded, "plain", "/errors?state=discarded&kind=record"),
        new FlowColumn.Count("flow.ignored", ignored, "plain", ""),
        new FlowColumn.Count("flow.voided", voided, "plain", ""));
  }

  /** A column for the values and one for the visits, where any target has them. */
  static List<FlowColumn> items(BalanceSheet sheet) {
    List<FlowColumn> columns = new ArrayList<>();
    add(columns, "flow.values", sheet.targets().stream().map(TargetLine::cells).toList(), "cell");
    add(columns, "flow.visits", sheet.targets().stream().map(TargetLine::visits).toList(), "visit");
    return columns;
  }

  static void add(List<FlowColumn> columns, String name, List<States> states, String kind) {
    long acknowledged = states.stream().mapToLong(States::acknowledged).sum();
    long due = states.stream().mapToLong(States::due).sum();
    long parked = states.stream().mapToLong(States::parked).sum();
    long discarded = states.stream().mapToLong(States::discarded).sum();
    long total = acknowledged + due + parked + discarded;
    if (total == 0) {
      return;
    }
    columns.add(
        FlowColumn.of(
            name,
            total,
            new FlowColumn.Count("flow.acknowledged", acknowledged, "good", ""),
            new FlowColumn.Count("flow.due", due, "wait", "/errors?state=waiting&kind=" + kind),
            new FlowColumn.Count("flow.parked", parked, "wrong", "/errors?kind=" + kind),
            new FlowColumn.Count(
                "flow.discarded", discarded, "plain", "/errors?state=discarded&kind=" + kind)));
  }
}

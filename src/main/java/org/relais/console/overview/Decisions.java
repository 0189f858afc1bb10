package org.relais.console.overview;

import java.util.ArrayList;
import java.util.List;
import org.relais.indicator.Period;
import org.relais.ledger.Approvals;
import org.relais.ledger.DifferenceCount;
import org.relais.ledger.Differences;
import org.relais.ledger.WaitingForApproval;

/** What waits for a person's word: periods to approve, and values in DHIS2 that are not ours. */
record Decisions(List<Waiting> approvals, List<Waiting> differences) {
  Decisions {
    approvals = List.copyOf(approvals);
    differences = List.copyOf(differences);
  }

  /** Values of a period. */
  record Waiting(String target, String dataSet, Period period, long values) {}

  static Decisions read(Approvals approvals, Differences differences) {
    List<Waiting> toApprove = new ArrayList<>();
    for (WaitingForApproval each : approvals.waiting()) {
      add(toApprove, each.target(), each.dataSet(), each.period(), each.cells());
    }
    List<Waiting> toConfirm = new ArrayList<>();
    for (DifferenceCount each : differences.counts()) {
      long values = each.changed() + each.missing() + each.foreign();
      add(toConfirm, each.target(), each.dataSet(), each.period(), values);
    }
    return new Decisions(toApprove, toConfirm);
  }

  private static void add(
      List<Waiting> list, String target, String dataSet, String period, long values) {
    if (values > 0) {
      Period.parse(period)
          .ifPresent(parsed -> list.add(new Waiting(target, dataSet, parsed, values)));
    }
  }
}

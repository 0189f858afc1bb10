package org.relais.ledger;

import java.util.Set;
import java.util.stream.Collectors;
import org.relais.indicator.DataSet;

/** SQL on which of the cells that are due may go: all, or those that a person approved. */
final class ApprovedCells {
  /** A person approved the very value that is wanted now. */
  static final String APPROVED = " (approved and wanted is not distinct from approved_value) ";

  private final Set<String> afterApproval;

  ApprovedCells(LedgerRules rules) {
    this.afterApproval =
        rules.dataSets().stream()
            .filter(dataSet -> dataSet.mode() == DataSet.PushMode.AFTER_APPROVAL)
            .map(DataSet::code)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What to add to a condition on due cells of the data set, so that only those that may go do. */
  String only(String dataSet) {
    return afterApproval.contains(dataSet) ? " and" + APPROVED : "";
  }
}

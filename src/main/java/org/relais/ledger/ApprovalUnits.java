package org.relais.ledger;

import java.util.List;
import org.relais.visit.OrgUnit;

/** The org units that report a data set, all of them or those that an approval is about. */
final class ApprovalUnits {
  private final LedgerRules rules;

  ApprovalUnits(LedgerRules rules) {
    this.rules = rules;
  }

  /** Codes of the org units that report, at and below the scope's. */
  List<String> of(ApprovalScope scope) {
    String above = scope.orgUnit();
    return reporting(scope.dataSet()).stream()
        .filter(code -> above == null || rules.orgUnits().isWithin(code, above))
        .toList();
  }

  /** Codes of all org units that report a data set. */
  List<String> reporting(String dataSet) {
    String level =
        rules.dataSets().stream()
            .filter(candidate -> candidate.code().equals(dataSet))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such data set: " + dataSet))
            .reportLevel();
    return rules.orgUnits().all().stream()
        .filter(unit -> unit.level().equals(level))
        .map(OrgUnit::code)
        .toList();
  }
}

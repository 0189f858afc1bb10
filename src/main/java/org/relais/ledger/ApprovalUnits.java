package org.relais.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataSet;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** The org units that report a data set, within what an approval is about. */
final class ApprovalUnits {
  private final LedgerRules rules;

  ApprovalUnits(LedgerRules rules) {
    this.rules = rules;
  }

  /** Codes of the org units that report, at and below the scope's. */
  List<String> of(ApprovalScope scope) {
    DataSet dataSet =
        rules.dataSets().stream()
            .filter(candidate -> candidate.code().equals(scope.dataSet()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no such data set: " + scope.dataSet()));
    OrgUnits orgUnits = rules.orgUnits();
    return orgUnits.all().stream()
        .filter(unit -> unit.level().equals(dataSet.reportLevel()))
        .map(OrgUnit::code)
        .filter(code -> isWithin(orgUnits, code, scope.orgUnit()))
        .toList();
  }

  private static boolean isWithin(OrgUnits orgUnits, String code, @Nullable String above) {
    return above == null || orgUnits.isWithin(code, above);
  }
}

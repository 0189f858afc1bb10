package org.relais.console.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.WaitingForApproval;

/**
 * A period that waits, with what was last decided about it.
 *
 * @param end last day of the period
 * @param decided when somebody last approved it or sent it back, or null
 */
public record ApprovalLine(
    WaitingForApproval waiting,
    @Nullable LocalDate end,
    @Nullable Instant decided,
    @Nullable String by,
    boolean wasApproved) {

  static ApprovalLine of(WaitingForApproval waiting, List<ApprovalHistory.Said> said) {
    ApprovalHistory.@Nullable Said last = said.isEmpty() ? null : said.get(0);
    return new ApprovalLine(
        waiting,
        Period.parse(waiting.period()).map(Period::end).orElse(null),
        last == null ? null : last.at(),
        last == null ? null : last.who(),
        last != null && last.approved());
  }

  public ApprovalPlace place() {
    return new ApprovalPlace(
        waiting.target(), waiting.dataSet(), waiting.period(), null, null, null);
  }
}

package org.relais.console.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ApprovalHistory;
import org.relais.ledger.ApprovalValues;
import org.relais.ledger.Proposal;

/** What waits for approval as programs read it. */
final class ApprovalJson {
  private ApprovalJson() {}

  /**
   * What approving would let go.
   *
   * @param seen to be sent back with the approval, which is about exactly these values
   */
  record Difference(String seen, long values, long orgUnits, List<Proposal.Line> elements) {
    static Difference of(Proposal proposal) {
      return new Difference(
          proposal.fingerprint(), proposal.cells(), proposal.orgUnits(), proposal.elements());
    }
  }

  /**
   * @param correction whether another value was approved before, which is {@code approved}
   */
  record Value(
      String orgUnit,
      String element,
      Map<String, String> options,
      @Nullable BigDecimal received,
      @Nullable BigDecimal calculated,
      boolean correction,
      @Nullable BigDecimal approved) {
    static Value of(ApprovalValues.Value value) {
      return new Value(
          value.orgUnit(),
          value.element(),
          value.options(),
          value.received(),
          value.wanted(),
          value.correction(),
          value.approved());
    }
  }

  /**
   * @param decision {@code APPROVED} or {@code SENT_BACK}
   */
  record Said(Instant at, String who, String decision, String about, @Nullable String reason) {
    static Said of(ApprovalHistory.Said said) {
      return new Said(
          said.at(),
          said.who(),
          said.approved() ? "APPROVED" : "SENT_BACK",
          said.subject(),
          said.reason());
    }
  }
}

package org.relais.ledger;

import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;

/**
 * What one approval is about.
 *
 * @param orgUnit code of an org unit; it and all below it. Null: the whole country
 */
public record ApprovalScope(
    String target, String dataSet, Period period, @Nullable String orgUnit) {
  /** For people and the audit trail, such as {@code national ICCM_MONTHLY 202610 ML-01}. */
  public String text() {
    String all = target + " " + dataSet + " " + period.id();
    return orgUnit == null ? all : all + " " + orgUnit;
  }
}

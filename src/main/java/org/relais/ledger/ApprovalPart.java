package org.relais.ledger;

/** Which of the values that wait for approval are meant. */
public enum ApprovalPart {
  ALL("true"),
  /** The target has none so far. */
  NEW("acknowledged is null and wanted is not null"),
  CHANGED("acknowledged is not null and wanted is not null"),
  /** The target shall hold none any more. */
  GONE("wanted is null"),
  /** Another value was approved before: these correct it. */
  CORRECTED("approved");

  private final String condition;

  ApprovalPart(String condition) {
    this.condition = condition;
  }

  /** As SQL on rows that wait. */
  String condition() {
    return condition;
  }
}

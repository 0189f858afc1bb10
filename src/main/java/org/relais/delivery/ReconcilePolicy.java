package org.relais.delivery;

/** What becomes of a value that a target does not hold as we sent it. */
public enum ReconcilePolicy {
  /** It is told, and a person decides. */
  REPORT,
  /** What was changed or removed by hand is sent again; foreign values stay for a person. */
  RESTORE
}

package org.relais.ledger;

/** What a record is. It has exactly one class: its newest revision's. */
public enum RecordClass {
  /** It is a visit. */
  MAPPED,
  /** It should be a visit and cannot; its reasons tell why. */
  REJECTED,
  /** The configuration says that it is none of ours. */
  IGNORED,
  /** It was deleted or voided in its source. */
  VOIDED
}

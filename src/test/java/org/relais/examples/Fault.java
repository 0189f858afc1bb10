package org.relais.examples;

/** What is wrong with a record of the example, so that Relais must reject it. */
enum Fault {
  /** A test result that no form has. */
  UNKNOWN_CODE,
  /** A place that the table of org units does not have. */
  UNKNOWN_ORG_UNIT,
  /** The clock of the device, or the pen, is wrong. */
  DATE_IN_THE_FUTURE,
  /** The clock of the device fell back to the year of its making. */
  DATE_BEFORE_GO_LIVE,
  MISSING_DATE,
  /** Letters where a number stands. */
  NOT_A_NUMBER
}

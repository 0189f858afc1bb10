package org.relais.delivery;

/**
 * Which cells may be claimed. Two imports that open the same period at once overwrite each other's
 * outcome on DHIS2 2.42 and 2.43, so one request at a time may do that.
 */
public enum ClaimScope {
  /** All that is due. */
  ANY,
  /** Those of the first periods of which the target acknowledged a cell of the data set before. */
  OPENED_PERIODS
}

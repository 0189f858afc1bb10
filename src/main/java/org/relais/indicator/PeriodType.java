package org.relais.indicator;

/** DHIS2 period types that a data set may have. */
public enum PeriodType {
  MONTHLY,
  WEEKLY,
  QUARTERLY
}

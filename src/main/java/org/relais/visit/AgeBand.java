package org.relais.visit;

/**
 * An age band, left-closed and right-open, at the visit date.
 *
 * @param code ISO 8601 interval as DHIS2 packages write it, such as {@code P2M--P12M}
 */
public record AgeBand(String code, Age from, Age to) {
  /** An age in one unit. */
  public record Age(int amount, Unit unit) {}

  /** The units of an age. */
  public enum Unit {
    DAYS,
    MONTHS,
    YEARS
  }
}

package org.relais.delivery;

/** What a kind of target needs to know; one record in each sub-package of {@code target}. */
public interface TargetSettings {
  /**
   * Whether a parcel of cells must carry, beside what is due, the other current values of its
   * site-months ({@link CellParcel#unchanged}).
   */
  default boolean wholeSiteMonths() {
    return false;
  }
}

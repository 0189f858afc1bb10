package org.relais.target.preflight;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;

/**
 * What a target shall hold for one cell beside what it holds now.
 *
 * @param cell with the value wanted; null is none
 * @param held null where the target holds none
 * @param cause why the target has no place for it, where it has none
 */
public record Difference(
    CellItem cell, @Nullable BigDecimal held, Kind kind, @Nullable Cause cause) {
  /** What a push would do to a cell. */
  public enum Kind {
    /** The target holds no value and would get one. */
    NEW,
    /** The target holds another value. */
    CHANGED,
    /** The target holds a value that would be deleted. */
    GONE,
    /** The target holds what it shall. */
    SAME,
    /** The target has no place for it, so nothing is sent. */
    NO_PLACE
  }
}

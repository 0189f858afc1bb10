package org.relais.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A value that a target does not hold as we know it.
 *
 * @param calculated what the target is to have, or null for none
 * @param received what we sent last and it took, or null
 * @param found what it held when it was looked at, or null
 */
public record Difference(
    Kind kind,
    String orgUnit,
    String period,
    String element,
    SortedMap<String, String> options,
    @Nullable BigDecimal calculated,
    @Nullable BigDecimal received,
    @Nullable BigDecimal found,
    Instant foundAt) {
  /** What happened to it. */
  public enum Kind {
    /** Somebody changed by hand what we sent. */
    CHANGED,
    /** Somebody removed what we sent. */
    MISSING,
    /** The target holds a value where we sent none. */
    FOREIGN
  }
}

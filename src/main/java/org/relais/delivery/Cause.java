package org.relais.delivery;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * Why something was not taken, so that equal causes group.
 *
 * @param code stable, in our words, such as {@code ELEMENT_NOT_IN_DATA_SET}
 * @param message one sentence with what it is about, no visit's data in it
 * @param owner who mends it
 * @param said what the target said in its own words, no visit's data in it; null where that is not
 *     known. Causes that differ in it alone are one
 */
public record Cause(String code, Labels message, Owner owner, @Nullable String said) {
  /** Of which nobody kept the target's own words. */
  public Cause(String code, Labels message, Owner owner) {
    this(code, message, owner, null);
  }

  /** The same, with the target's own words; none where they are blank. */
  public Cause saying(String words) {
    return new Cause(code, message, owner, words.isBlank() ? null : words);
  }

  /** Who mends a cause. */
  public enum Owner {
    MAPPING,
    TARGET_ADMINISTRATOR,
    FIELD_SYSTEM,
    NETWORK,
    /** Whoever runs Relais: a target was paused, or waits for a reset. */
    OPERATOR,
    /** Nobody: the clock ends it, such as a period that is not open yet. */
    CLOCK
  }
}

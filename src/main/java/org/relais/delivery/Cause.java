package org.relais.delivery;

import org.relais.visit.Labels;

/**
 * Why something was not taken, so that equal causes group.
 *
 * @param code stable, in our words, such as {@code ELEMENT_NOT_IN_DATA_SET}
 * @param message one sentence with what it is about, no visit's data in it
 * @param owner who mends it
 */
public record Cause(String code, Labels message, Owner owner) {
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

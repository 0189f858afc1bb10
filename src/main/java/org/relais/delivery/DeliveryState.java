package org.relais.delivery;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a cell or a visit at a target. Only the two holds and the claim are stored; due and
 * acknowledged are derived from what is wanted and what the target is known to hold.
 */
public enum DeliveryState {
  /** What the target holds is not what is wanted, or is not known. */
  DUE,
  /** A delivery that carries it is under way. */
  SENDING,
  /** The clock ends it: a period that is not open, for one. */
  WAITING,
  /** The target holds what is wanted. */
  ACKNOWLEDGED,
  /** A person ends it: the target refused it for what it is. */
  PARKED,
  /** A person set it aside, until what is wanted changes. */
  DISCARDED;

  /** The whole table of transitions; staying in a state is always allowed. */
  public Set<DeliveryState> next() {
    return switch (this) {
      case DUE -> EnumSet.of(SENDING, ACKNOWLEDGED); // claimed; read back, or wanted as before
      case SENDING -> EnumSet.of(ACKNOWLEDGED, DUE, WAITING, PARKED); // as the reply says
      case WAITING -> EnumSet.of(DUE, ACKNOWLEDGED, DISCARDED); // its time came; person
      case PARKED -> EnumSet.of(DUE, ACKNOWLEDGED, DISCARDED); // retry; wanted as before; person
      case ACKNOWLEDGED -> EnumSet.of(DUE); // what is wanted changed, or the server was restored
      case DISCARDED -> EnumSet.of(DUE, ACKNOWLEDGED); // what is wanted changed, or undone
    };
  }

  /** Whether an item may go from this state to {@code next}. */
  public boolean mayBecome(DeliveryState next) {
    return next == this || next().contains(next);
  }
}

package org.relais.console.diff;

/** Whose text stands where two people changed the same. */
public enum Side {
  MINE,
  THEIRS
}

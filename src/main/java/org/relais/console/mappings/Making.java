package org.relais.console.mappings;

/** How a version of the history becomes the active one. */
public enum Making {
  /** As it is, whatever became active since it was saved. */
  EXACT,
  /** Laid on what is active now; not where both changed the same lines. */
  MERGED
}

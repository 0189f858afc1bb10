package org.relais.delivery;

/** What becomes of a value at a target that Relais did not write. */
public enum OnForeign {
  /** It stays until a person confirms that ours replaces it. */
  ASK,
  /** Ours replaces it. */
  OVERWRITE
}

package org.relais.console.orgunits;

/** Where the links of a tree lead; {@code go} in the templates. */
public interface TreeAddress {
  /** The page with an org unit picked. */
  String orgUnit(String code);

  /**
   * The part of the tree below an org unit.
   *
   * @param under code; empty for a search in all of it
   */
  String units(String under);
}

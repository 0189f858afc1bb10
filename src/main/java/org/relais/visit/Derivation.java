package org.relais.visit;

import java.util.List;
import org.relais.visit.condition.Condition;

/** How a derived field gets its value from the others. */
public sealed interface Derivation {
  Field field();

  /** Yes, no or not asked, as the condition says. */
  record Flag(Field field, Condition condition) implements Derivation {}

  /** A code: the first case whose condition holds; none, no value. */
  record FirstOf(Field field, List<Case> cases) implements Derivation {}

  /** Codes: every case whose condition holds; none, no value. */
  record EachOf(Field field, List<Case> cases) implements Derivation {}

  /**
   * A code: the band that holds the age at the visit date. No value where the age is not known (or
   * not well enough for the bands); {@link #OUTSIDE}, which is none of the field's codes, where it
   * is known and no band holds it, so that a split reports such a visit and does not count it as
   * one of unknown age.
   */
  record InBand(Field field, List<AgeBand> bands) implements Derivation {
    public static final String OUTSIDE = "outside";
  }

  /** A code and when it applies. */
  record Case(String code, Condition when) {}
}

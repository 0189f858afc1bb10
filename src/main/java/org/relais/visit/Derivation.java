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

  /** A code: the band that holds the age at the visit date. */
  record InBand(Field field, List<AgeBand> bands) implements Derivation {}

  /** A code and when it applies. */
  record Case(String code, Condition when) {}
}

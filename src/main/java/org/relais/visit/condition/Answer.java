package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;
import org.relais.visit.Visit;

/** A value taken or computed from a visit; null is "not asked". Pure, total, shared by threads. */
@FunctionalInterface
interface Answer {
  @Nullable Object of(Visit visit);
}

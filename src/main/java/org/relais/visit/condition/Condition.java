package org.relais.visit.condition;

import org.relais.visit.Visit;

/** A checked question about one visit. Pure, total and safe to share between threads. */
@FunctionalInterface
public interface Condition {
  Condition ALWAYS = visit -> Truth.YES;

  Truth test(Visit visit);
}

package org.relais.indicator;

import org.relais.visit.Field;

/** What a data element adds up over the visits for which its condition holds. */
public sealed interface Measure {
  record CountVisits() implements Measure {}

  /** The sum of a numeric field; a visit without the value adds nothing. */
  record Sum(Field field) implements Measure {}

  /** How many different values a field has; visits without a value do not count. */
  record CountDistinct(Field field) implements Measure {}
}

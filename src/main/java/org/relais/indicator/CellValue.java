package org.relais.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One figure of one org unit and period, before it is bound to a target.
 *
 * @param element code of the data element
 * @param options category code to option code, one for each split; empty where there is no split
 * @param value without decimal places that are zero, never zero
 */
public record CellValue(String element, SortedMap<String, String> options, BigDecimal value) {
  public CellValue {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    // One way to write a number: 100, neither 1E+2 nor 100.0, which would not be equal to it.
    BigDecimal stripped = value.stripTrailingZeros();
    value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

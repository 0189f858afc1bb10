package org.relais.delivery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.indicator.Period;

/**
 * What a cell is, in codes. A server's own uids are resolved when sending.
 *
 * @param options category code to option code
 * @param attributeOptions the same for the data set's attribute combo; empty is the default
 */
public record CellKey(
    String target,
    String dataSet,
    String element,
    SortedMap<String, String> options,
    SortedMap<String, String> attributeOptions,
    String orgUnit,
    Period period) {
  public CellKey {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    attributeOptions = Collections.unmodifiableSortedMap(new TreeMap<>(attributeOptions));
  }
}

package org.relais.target.dhis2;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a binding table: where one figure of ours goes on a server as it is.
 *
 * @param element code of our data element
 * @param options category code to option code of our cell; empty where it is not split
 * @param dataElement uid, code or name of the server's data element
 * @param categoryOptionCombo uid, code or name of the server's option combo; null finds it by
 *     {@code options}, or is the default where the server's data element is not disaggregated
 * @param target name of the target that the row is for; null is all of them
 */
public record Binding(
    String element,
    SortedMap<String, String> options,
    String dataElement,
    @Nullable String categoryOptionCombo,
    @Nullable String target) {
  public Binding {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}

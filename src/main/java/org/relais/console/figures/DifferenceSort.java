package org.relais.console.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.relais.console.page.Names;
import org.relais.console.page.Sorting;
import org.relais.indicator.DataElement;

/**
 * How a reader wants differences sorted.
 *
 * @param codes those of the column in the order of their names, where it is sorted by names
 */
record DifferenceSort(DifferenceOrder order, boolean descending, List<String> codes) {
  DifferenceSort {
    codes = List.copyOf(codes);
  }

  static DifferenceSort of(Sorting sorting, Picked picked, Names names, Locale locale) {
    DifferenceOrder order = DifferenceOrder.of(sorting);
    List<String> codes =
        switch (order) {
          case ORG_UNIT ->
              sorted(picked.units(), Comparator.comparing(names::orgUnit, Sorting.TEXTS));
          case ELEMENT ->
              sorted(
                  picked.dataSet().elements().stream().map(DataElement::code).toList(),
                  Comparator.comparing(
                      code -> names.element(code).in(locale.getLanguage()), Sorting.TEXTS));
          default -> List.of();
        };
    return new DifferenceSort(order, sorting.descending(), codes);
  }

  private static List<String> sorted(List<String> codes, Comparator<String> order) {
    return codes.stream().sorted(order).toList();
  }
}

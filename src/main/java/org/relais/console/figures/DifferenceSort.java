package org.relais.console.figures;

import java.util.List;
import java.util.Locale;
import org.relais.console.page.Names;
import org.relais.console.page.SortText;
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
          case ORG_UNIT -> SortText.sorted(picked.units(), names::orgUnit);
          case ELEMENT ->
              SortText.sorted(
                  picked.dataSet().elements().stream().map(DataElement::code).toList(),
                  code -> names.element(code).in(locale.getLanguage()));
          default -> List.of();
        };
    return new DifferenceSort(order, sorting.descending(), codes);
  }
}

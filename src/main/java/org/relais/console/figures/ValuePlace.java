package org.relais.console.figures;

import java.util.List;
import java.util.SortedMap;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;

/**
 * Which figure is meant.
 *
 * @param options of the disaggregation; fewer than the element has are a total
 */
public record ValuePlace(Picked picked, DataElement element, SortedMap<String, String> options) {

  /** Whether it is one value of one org unit. */
  public boolean single() {
    return picked.reports() && whole();
  }

  /** Whether an option is named for each category. */
  public boolean whole() {
    return options.size() == element.split().size();
  }

  /** Whether a disaggregation belongs to it. */
  boolean holds(SortedMap<String, String> of) {
    return of.entrySet().containsAll(options.entrySet());
  }

  /** The categories for which no option is named. */
  public List<Disaggregation.Category> open() {
    return Disaggregation.of(element).categories().stream()
        .filter(category -> !options.containsKey(category.code()))
        .toList();
  }
}

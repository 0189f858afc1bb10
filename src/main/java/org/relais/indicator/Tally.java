package org.relais.indicator;

import java.util.List;

/**
 * The outcome of counting one org unit and period.
 *
 * @param cells sorted by element (in the order of the data set) and options; only those with a
 *     value
 * @param outside visits that a data element's condition holds for and its disaggregation does not
 */
public record Tally(List<CellValue> cells, List<Outside> outside) {
  public Tally {
    cells = List.copyOf(cells);
    outside = List.copyOf(outside);
  }

  /**
   * @param field the split field that has no value for these visits
   * @param visits how many
   */
  public record Outside(String element, String field, int visits) {}
}

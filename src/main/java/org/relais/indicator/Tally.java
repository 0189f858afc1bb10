package org.relais.indicator;

import java.util.List;

/**
 * The outcome of counting one org unit and period.
 *
 * @param cells by element and options, in the order of the data set and of the dictionary; only
 *     those with a value
 * @param outside visits that a data element's condition holds for and its disaggregation does not
 */
public record Tally(List<CellValue> cells, List<Outside> outside) {
  public Tally {
    cells = List.copyOf(cells);
    outside = List.copyOf(outside);
  }

  /**
   * @param field the first split field that has no option for these visits, so that no visit is
   *     told of twice
   * @param visits how many
   */
  public record Outside(String element, String field, int visits) {}
}

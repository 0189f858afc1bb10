package org.relais.indicator;

import java.util.ArrayList;
import java.util.List;
import org.relais.visit.Visit;

/**
 * The count of one report unit and period while its visits come in, in any order. Keeps figures,
 * never visits. For one thread.
 */
public final class RunningTally {
  private final List<ElementTally> elements;

  RunningTally(List<ElementTally> elements) {
    this.elements = elements;
  }

  /**
   * Counts one visit; of duplicates, {@linkplain Duplicates the one that counts}.
   *
   * @return codes of the data elements of which it moves a value, in the order of the data set
   */
  public List<String> add(Visit visit) {
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      ElementTally element = elements.get(i);
      if (element.add(visit)) {
        moved.add(element.code());
      }
    }
    return moved;
  }

  /** What was counted so far. */
  public Tally tally() {
    List<CellValue> cells = new ArrayList<>();
    List<Tally.Outside> outside = new ArrayList<>();
    for (ElementTally element : elements) {
      element.cells(cells::add);
      element.outside(outside::add);
    }
    return new Tally(cells, outside);
  }
}

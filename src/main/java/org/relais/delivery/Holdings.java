package org.relais.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.indicator.Period;

/** What the store believes that targets hold, to be held against what they do. */
public interface Holdings {
  /** How far a comparison came. */
  record Place(Period period, String orgUnit) {}

  /** The org units that report a data set, sorted by code. */
  List<String> orgUnits(String dataSet);

  /** Where a comparison that did not come to its end stopped; starts a new one where none is. */
  Optional<Place> begin(String target, String dataSet);

  /** What a target should hold of a period and some org units: nothing that is being sent. */
  List<CellItem> believed(String target, String dataSet, Period period, List<String> orgUnits);

  /**
   * Writes what a comparison showed. A value that was sent meanwhile is left alone.
   *
   * @param held item id to what the target holds
   * @return how many differ
   */
  int compared(List<CellItem> believed, Map<Long, BigDecimal> held, ReconcilePolicy policy);

  void reached(String target, String dataSet, Place place);

  void finished(String target, String dataSet);
}

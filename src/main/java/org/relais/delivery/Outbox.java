package org.relais.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is due, as the store knows it. Every method is one transaction. A claim that its holder did
 * not settle (the process died) is found by {@link #uncertain}.
 */
public interface Outbox {
  /**
   * Claims due cells of whole site-months of one data set, sets their acknowledged value to unknown
   * and records the delivery with the values that it carries. Empty where nothing is due.
   */
  Optional<CellParcel> claimCells(TargetDefinition target, String dataSet);

  /** The same for visits; a patient's earlier visit comes before the later one. */
  Optional<VisitParcel> claimVisits(TargetDefinition target);

  /** Settles a delivery by its reply. Does nothing where the claim was lost. */
  void settle(CellParcel parcel, Reply reply);

  void settle(VisitParcel parcel, Reply reply);

  /** Cells whose acknowledged value is unknown and that no delivery is sending now. */
  List<CellItem> uncertain(String target, int limit);

  /** Writes what a read-back found: cell id to value, absent where the target holds none. */
  void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held);
}

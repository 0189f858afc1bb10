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
   * Ends what an earlier run of this process could not settle, as when the database was lost:
   * nobody knows what became of it. To be called while nobody sends to the target.
   */
  void abandon(String target);

  /**
   * Claims due cells of whole site-months of one data set, sets their acknowledged value to unknown
   * and records the delivery with the values that it carries. Empty where nothing is due. Cells
   * whose acknowledged value is unknown are left out until they were read back.
   */
  Optional<CellParcel> claimCells(TargetDefinition target, String dataSet, ClaimScope scope);

  /**
   * Claims some cells of a settled parcel once more, as a delivery of its own, with the values
   * wanted now. Empty where none of them is due any more.
   *
   * @param refused the parcel that was refused as a whole
   * @param items the part of it to claim
   */
  Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items);

  /**
   * The same for visits; a patient's earlier visit comes before the later one, and none while
   * another of the patient is being sent.
   */
  Optional<VisitParcel> claimVisits(TargetDefinition target);

  /**
   * Settles a delivery by its reply, only while this process holds its claim. Accepted: what the
   * delivery carried is acknowledged. Rejected: the items with a refusal are parked or wait; the
   * others are acknowledged where they were stored, else they have their acknowledged value of
   * before the claim again. Unavailable: the same for all, or unknown where the outcome is
   * uncertain.
   */
  void settle(CellParcel parcel, Reply reply);

  void settle(VisitParcel parcel, Reply reply);

  /**
   * Some cells with what the target acknowledged, more than zero: a few of each of the site-months
   * that were delivered last, the newest first.
   */
  List<CellItem> acknowledgedLately(String target);

  /** Cells whose acknowledged value is unknown and that no delivery is sending now. */
  List<CellItem> uncertain(String target, int limit);

  /** Writes what a read-back found: cell id to value, absent where the target holds none. */
  void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held);

  /** These cannot be read back: they are due, whatever is wanted, and may be claimed. */
  void sendAgain(List<CellItem> uncertain);
}

package org.relais.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What targets hold that Relais did not write, as the store knows it. */
public interface ForeignValues {
  /**
   * The items of a claimed parcel of which the target may hold a value of somebody else's: those
   * that were never sent, those of which nobody knows what the target holds, and those whose value
   * was seen changed there.
   *
   * @return item id to the values that may be overwritten: ours of earlier deliveries, and a
   *     foreign one where a person said so
   */
  Map<Long, List<BigDecimal>> unsure(CellParcel parcel);

  /** Remembers foreign values that stand in the way, by item id. */
  void found(Map<Long, BigDecimal> foreign);
}

package org.relais.ledger;

import java.util.List;
import java.util.Map;

/** What a delivery carried, cells or visits, when its outcome is known. */
interface SettledItems {
  /**
   * The target holds what the delivery carried.
   *
   * @param resources of a delivery of visits: item to the resources that the target now holds
   */
  void acknowledge(long delivery, Map<Long, List<String>> resources);

  /** Nothing of the delivery was stored: what was known before it is known again. */
  void restore(long delivery);

  /** These are held for their causes, and as {@link #restore} says unless they are uncertain. */
  void hold(long delivery, List<HeldItem> held, NextCheck nextCheck);

  /** Nobody knows what became of the delivery. */
  void leaveUnknown(long delivery);
}

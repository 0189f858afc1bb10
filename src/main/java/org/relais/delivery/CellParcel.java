package org.relais.delivery;

import java.time.Instant;
import java.util.List;

/**
 * What one request to a target carries: whole site-months (org unit and period) of one data set.
 *
 * @param deliveryId number of the delivery, rising; names the file of a file target
 * @param claimedAt when the values were read; a repeat of the delivery has the same
 * @param items what is due; the reply settles these
 * @param unchanged the other current values of the same site-months, in no need of a reply; empty
 *     unless {@link TargetSettings#wholeSiteMonths}
 */
public record CellParcel(
    long deliveryId,
    String target,
    String dataSet,
    Instant claimedAt,
    List<CellItem> items,
    List<CellItem> unchanged) {
  public CellParcel {
    items = List.copyOf(items);
    unchanged = List.copyOf(unchanged);
  }
}

package org.relais.delivery;

import java.util.List;

/**
 * What one request to a target carries: whole site-months (org unit and period) of one data set.
 *
 * @param deliveryId number of the delivery, rising; names the file of a file target
 */
public record CellParcel(long deliveryId, String target, String dataSet, List<CellItem> items) {
  public CellParcel {
    items = List.copyOf(items);
  }
}

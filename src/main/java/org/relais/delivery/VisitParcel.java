package org.relais.delivery;

import java.util.List;

/** Visits that one delivery carries. A FHIR server gets a transaction each, in this order. */
public record VisitParcel(long deliveryId, String target, List<VisitItem> items) {
  public VisitParcel {
    items = List.copyOf(items);
  }
}

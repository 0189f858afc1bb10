package org.relais.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Visit;

/**
 * A visit in a parcel, as FHIR.
 *
 * @param id of the item in the ledger
 * @param visit the visit as it shall be, or null where it was voided or withdrawn
 * @param newest whether it is the newest visit of its patient, which decides the Patient's fields
 * @param sent the resources that the target holds or may hold for it, as {@code Type/id}; what of
 *     it is not in the new bundle is retracted
 */
public record VisitItem(
    long id,
    String source,
    String recordId,
    @Nullable Visit visit,
    boolean newest,
    List<String> sent) {
  public VisitItem {
    sent = List.copyOf(sent);
  }
}

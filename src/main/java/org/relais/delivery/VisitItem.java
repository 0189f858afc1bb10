package org.relais.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Visit;

/**
 * A visit in a parcel, as FHIR.
 *
 * @param id of the item in the ledger
 * @param visit the visit as it shall be, or null where it was voided or withdrawn
 * @param newestOfPatient the newest known visit of the same patient, which decides what the Patient
 *     says: greatest visit date, then {@code recorded_at}, then record id. The visit itself where
 *     no other is newer or it names no patient; null where {@code visit} is. Since every visit
 *     carries the same Patient, the order in which visits are sent does not matter
 * @param sent the resources that the target holds or may hold for it, as {@code Type/role}; what of
 *     it is not in the new bundle is retracted
 */
public record VisitItem(
    long id,
    String source,
    String recordId,
    @Nullable Visit visit,
    @Nullable Visit newestOfPatient,
    List<String> sent) {
  public VisitItem {
    sent = List.copyOf(sent);
  }
}

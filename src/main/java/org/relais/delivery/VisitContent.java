package org.relais.delivery;

import java.util.List;
import org.relais.visit.Visit;

/**
 * What a target of visits shall hold for a visit.
 *
 * @param hash a visit is due where this is not the hash that the target acknowledged, so a changed
 *     mapping or coding sends too
 * @param resources {@code Type/role}, in the order in which they are sent. A claim adds them to
 *     what the target may hold <em>before</em> sending: after a lost answer, what a correction
 *     drops still has to be retracted
 */
public record VisitContent(String hash, List<String> resources) {
  public VisitContent {
    resources = List.copyOf(resources);
  }

  /** Tells the content of a visit. Pure; some tens of microseconds. */
  @FunctionalInterface
  public interface Rule {
    /**
     * @param newestOfPatient as in {@link VisitItem}: where another visit becomes the patient's
     *     newest (it came, changed or was voided), the contents of all visits of that patient are
     *     taken again; their hashes only change where the Patient's fields do
     */
    VisitContent of(Visit visit, Visit newestOfPatient);
  }
}

package org.relais.delivery;

import java.util.List;
import org.relais.visit.Visit;

/**
 * What a target of visits shall hold for one. A visit is due where the hash is not the one that the
 * target acknowledged, so a changed mapping or coding sends too. Pure; some tens of microseconds.
 */
@FunctionalInterface
public interface VisitForm {
  /**
   * @param newestOfPatient as in {@link VisitItem}: where another visit becomes the patient's
   *     newest (it came, changed or was voided), the forms of all visits of that patient are taken
   *     again; their hashes only change where the Patient's fields do
   */
  Wanted of(Visit visit, Visit newestOfPatient);

  /**
   * @param hash of all that the target shall hold
   * @param resources what it holds once it took it, as {@code Type/role}: after an outcome that
   *     nobody knows they are what may have to be retracted
   */
  record Wanted(String hash, List<String> resources) {
    public Wanted {
      resources = List.copyOf(resources);
    }
  }
}

package org.relais.delivery;

import org.relais.visit.Visit;

/**
 * The hash of what a target of visits shall hold for one. A visit is due where it is not the hash
 * that the target acknowledged, so a changed mapping or coding sends too. Pure; some tens of
 * microseconds.
 */
@FunctionalInterface
public interface VisitHash {
  /**
   * @param newestOfPatient as in {@link VisitItem}: where another visit becomes the patient's
   *     newest (it came, changed or was voided), the hashes of all visits of that patient are taken
   *     again; they only change where the Patient's fields do
   */
  String of(Visit visit, Visit newestOfPatient);
}

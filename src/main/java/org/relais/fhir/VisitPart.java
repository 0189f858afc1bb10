package org.relais.fhir;

import java.io.IOException;
import java.time.LocalDate;
import org.relais.visit.Visit;

/** Writes the resources that some of a visit's fields become. */
interface VisitPart {
  void write(Scene scene, Transaction transaction) throws IOException;

  /**
   * What all resources of a visit share.
   *
   * @param newestOfPatient whose fields the Patient has
   */
  record Scene(
      Visit visit,
      Visit newestOfPatient,
      LocalDate date,
      ResourceId patient,
      ResourceId encounter,
      Identities identities) {

    ResourceId id(String type, String role) {
      return identities.ofRecord(visit.source(), visit.recordId(), type, role);
    }
  }
}

package org.relais.fhir;

import java.util.UUID;

/**
 * The identity of one resource.
 *
 * @param type such as {@code Observation}
 * @param role what it is in its visit: a field's name, with a code where the field has several; of
 *     a patient whom the source names, its UUID
 */
record ResourceId(String type, String role, UUID uuid) {
  /** As the ledger keeps it. */
  String reference() {
    return type + "/" + role;
  }

  /** As the resources of one bundle name each other. */
  String urn() {
    return "urn:uuid:" + uuid;
  }

  /** Whether it stands for a patient whom other visits may name too. */
  boolean isSharedPatient() {
    return type.equals("Patient") && !role.equals(Identities.OWN);
  }
}

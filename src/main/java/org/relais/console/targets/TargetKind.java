package org.relais.console.targets;

import org.relais.delivery.TargetSettings;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.fhir.FhirSettings;

/** What a target is, as far as a person may do different things with it. */
enum TargetKind {
  DHIS2,
  FHIR,
  FILE;

  static TargetKind of(TargetSettings settings) {
    if (settings instanceof Dhis2Settings) {
      return DHIS2;
    }
    return settings instanceof FhirSettings ? FHIR : FILE;
  }

  /** Whether there is a server that can be asked. */
  public boolean server() {
    return this != FILE;
  }
}

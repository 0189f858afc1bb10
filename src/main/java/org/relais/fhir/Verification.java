package org.relais.fhir;

import java.util.Locale;

/** How sure a Condition is: HL7's condition-ver-status, as far as a worker can tell. */
public enum Verification {
  CONFIRMED,
  PROVISIONAL;

  /** The FHIR code, which is also what the configuration writes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.relais.ledger;

/** What can wait in the error queue. */
public enum ErrorKind {
  /** A cell that a target did not take. */
  CELL('V'),
  /** A visit that a target of FHIR did not take. */
  VISIT('F'),
  /** A record that could not become a visit. */
  RECORD('R');

  private final char letter;

  ErrorKind(char letter) {
    this.letter = letter;
  }

  /** The letter before the number by which a person names one: value, FHIR, record. */
  char letter() {
    return letter;
  }
}

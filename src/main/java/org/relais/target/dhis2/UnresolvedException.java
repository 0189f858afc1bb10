package org.relais.target.dhis2;

/** A cell has no place on the server. */
final class UnresolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  UnresolvedException(Fault fault) {
    super(fault.name(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}

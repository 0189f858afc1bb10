package org.relais.standin;

/** A request over which the server itself stumbles: it answers 500. */
final class GarbledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GarbledException(String message) {
    super(message);
  }
}

package org.relais.http;

import java.net.UnknownHostException;

/** A name leads to an address that may not be connected with; the message says neither. */
final class OutOfReachException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  OutOfReachException() {
    super("out of reach");
  }
}

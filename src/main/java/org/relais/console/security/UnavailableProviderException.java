package org.relais.console.security;

/** The OpenID provider could not be asked a moment ago. */
final class UnavailableProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}

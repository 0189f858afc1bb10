package org.relais.console.security;

import org.springframework.security.core.AuthenticationException;

/** Somebody whom the provider vouches for, and who does not come in. */
final class RefusedLogInException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final LogInRefusal why;

  RefusedLogInException(LogInRefusal why) {
    super(why.word());
    this.why = why;
  }

  LogInRefusal why() {
    return why;
  }
}

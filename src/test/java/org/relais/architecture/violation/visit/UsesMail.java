package org.relais.architecture.violation.visit;

import jakarta.mail.MessagingException;

/** Sends mail where nothing but alerts does. */
public final class UsesMail {
  MessagingException failed = new MessagingException();
}

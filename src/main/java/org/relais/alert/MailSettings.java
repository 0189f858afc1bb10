package org.relais.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail server and who gets mail.
 *
 * @param username null: the server asks for none, and there is no password
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable String username,
    @Nullable String password,
    String from,
    List<String> to) {
  /** How the way to the mail server is kept from others. */
  public enum Security {
    /** Begins in the open and is refused where the server cannot change over; port 587. */
    STARTTLS,
    /** From the first byte; port 465. */
    TLS,
    /** Not at all: for a server on this machine. */
    NONE
  }

  public MailSettings {
    to = List.copyOf(to);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "mail at " + host + ":" + port;
  }
}

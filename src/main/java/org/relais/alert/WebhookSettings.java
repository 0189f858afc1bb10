package org.relais.alert;

import org.relais.http.Credentials;

/** An address that takes alerts as JSON. */
public record WebhookSettings(String url, Credentials credentials) {
  /** Without the address, which is a secret at some chats. */
  @Override
  public String toString() {
    return "webhook";
  }
}

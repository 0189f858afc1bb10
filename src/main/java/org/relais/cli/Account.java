package org.relais.cli;

/** Who gives a command, for the audit trail. */
final class Account {
  private Account() {}

  /** Name of the account on this machine. */
  static String name() {
    return System.getProperty("user.name", "?");
  }
}

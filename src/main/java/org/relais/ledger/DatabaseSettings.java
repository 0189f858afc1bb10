package org.relais.ledger;

import java.nio.file.Path;

/** Where the ledger is. */
public sealed interface DatabaseSettings {
  /** An embedded PostgreSQL that keeps its data in {@code folder}. */
  record Embedded(Path folder) implements DatabaseSettings {}

  /** A PostgreSQL server. */
  record Server(String url, String username, String password) implements DatabaseSettings {
    @Override
    public String toString() {
      return "Server[" + url + ", " + username + ", ***]";
    }
  }
}

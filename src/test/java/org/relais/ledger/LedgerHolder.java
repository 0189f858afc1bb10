package org.relais.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** A process that opens a ledger, says so, and waits to be killed. */
final class LedgerHolder {
  private LedgerHolder() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    Database database = Database.open(new DatabaseSettings.Embedded(Path.of(arguments[0])));
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as answer");
    }
    System.out.println("open");
    System.in.read();
  }
}

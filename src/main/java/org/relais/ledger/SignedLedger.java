package org.relais.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The ledger for as long as it is ours: while our sign is lost, another process may have taken it,
 * so nobody here gets a connection.
 */
final class SignedLedger extends DelegatingDataSource {
  private final LedgerSign sign;

  SignedLedger(DataSource ledger, LedgerSign sign) {
    super(ledger);
    this.sign = sign;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!sign.isHeld()) {
      throw new SQLTransientConnectionException("the database is lost; waiting for it");
    }
    return super.getConnection();
  }
}

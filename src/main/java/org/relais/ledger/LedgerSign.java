package org.relais.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * The sign that this process works with the ledger: a lock that PostgreSQL keeps for as long as a
 * connection of ours lives, and takes away when the process or the database ends.
 */
final class LedgerSign implements AutoCloseable {
  /** Any number, the same for every version of the program: who holds this lock has the ledger. */
  private static final long LOCK = 7_233_111_201L;

  private static final int ANSWER_SECONDS = 2;

  private final String url;
  private final Properties account;
  private volatile @Nullable Connection held;

  private LedgerSign(String url, Properties account) {
    this.url = url;
    this.account = account;
  }

  /**
   * Takes the ledger.
   *
   * @throws LedgerInUseException where another process has it
   */
  static LedgerSign take(String url, Properties account) throws SQLException, LedgerInUseException {
    LedgerSign sign = new LedgerSign(url, account);
    sign.takeAgain();
    return sign;
  }

  /** After it was lost. Without effect on whoever took the ledger meanwhile. */
  void takeAgain() throws SQLException, LedgerInUseException {
    Connection connection = DriverManager.getConnection(url, account);
    try (Statement statement = connection.createStatement();
        ResultSet taken = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
      taken.next();
      if (!taken.getBoolean(1)) {
        throw new LedgerInUseException(inUse());
      }
    } catch (SQLException | LedgerInUseException fault) {
      connection.close();
      throw fault;
    }
    held = connection;
  }

  /** Whether it was held when it was last looked at. */
  boolean isHeld() {
    return held != null;
  }

  /** Asks the database whether we still hold it. */
  boolean stillHeld() {
    Connection connection = held;
    if (connection == null) {
      return false;
    }
    try {
      if (connection.isValid(ANSWER_SECONDS)) {
        return true;
      }
      connection.close();
    } catch (SQLException lost) {
      // Lost with its connection.
    }
    held = null;
    return false;
  }

  private static Labels inUse() {
    return new Labels(
        "Another copy of Relais software is working with this database. Stop it, or name another one under `database:` in relais.yaml.",
        "Une autre instance du logiciel Relais travaille avec cette base de données. Arrêtez-le, ou indiquez-en une autre sous `database:` dans relais.yaml.");
  }

  @Override
  public void close() throws SQLException {
    Connection connection = held;
    held = null;
    if (connection != null) {
      connection.close();
    }
  }
}

package org.relais.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;
import org.springframework.dao.DataAccessException;

/**
 * The ledger's PostgreSQL: embedded or a configured server, with its schema up to date. One process
 * works with a ledger at a time.
 */
public final class Database implements AutoCloseable {
  private static final String NAME = "relais";
  private static final int CONNECTIONS = 8;

  /** Any number, the same for every version of the program: who holds this lock has the ledger. */
  private static final long LEDGER_LOCK = 7_233_111_201L;

  private final HikariDataSource pool;
  private final @Nullable Connection sign;
  private final @Nullable EmbeddedServer embedded;

  private Database(
      HikariDataSource pool, @Nullable Connection sign, @Nullable EmbeddedServer embedded) {
    this.pool = pool;
    this.sign = sign;
    this.embedded = embedded;
  }

  /**
   * Opens the ledger, making or upgrading what is missing. Whoever opens it closes it, also when
   * the program is told to end: an embedded server runs on until then.
   *
   * @throws LedgerUnavailableException where another process has it, or it cannot be reached
   */
  public static Database open(DatabaseSettings settings) throws LedgerUnavailableException {
    if (settings instanceof DatabaseSettings.Server server) {
      return connect(server, null);
    }
    EmbeddedServer embedded =
        EmbeddedServer.start(((DatabaseSettings.Embedded) settings).folder().toAbsolutePath());
    try {
      createDatabase(embedded.settings("postgres"));
      return connect(embedded.settings(NAME), embedded);
    } catch (IOException | SQLException | LedgerUnavailableException | RuntimeException fault) {
      closeQuietly(embedded);
      if (fault instanceof LedgerUnavailableException unavailable) {
        throw unavailable;
      }
      throw new LedgerUnavailableException(unreachable("embedded"), fault);
    }
  }

  /**
   * Opens the ledger to look at it: also while another process works with it, whose schema is then
   * taken as it is.
   *
   * @throws LedgerUnavailableException where it cannot be reached
   */
  public static Database look(DatabaseSettings settings) throws LedgerUnavailableException {
    try {
      return open(settings);
    } catch (LedgerInUseException inUse) {
      return new Database(pool(running(settings)), null, null);
    }
  }

  private static DatabaseSettings.Server running(DatabaseSettings settings)
      throws LedgerUnavailableException {
    if (settings instanceof DatabaseSettings.Server server) {
      return server;
    }
    Path folder = ((DatabaseSettings.Embedded) settings).folder().toAbsolutePath();
    return EmbeddedServer.running(folder, NAME);
  }

  public DataSource dataSource() {
    return pool;
  }

  private static Database connect(DatabaseSettings.Server server, @Nullable EmbeddedServer embedded)
      throws LedgerUnavailableException {
    @Nullable Connection sign = null;
    try {
      sign = DriverManager.getConnection(server.url(), properties(server));
      takeLedger(sign);
      HikariDataSource pool = pool(server);
      try {
        Flyway.configure().dataSource(pool).load().migrate();
        DeliveryTable.abandonAll(new Store(pool));
      } catch (FlywayException | DataAccessException fault) {
        pool.close();
        throw fault;
      }
      return new Database(pool, sign, embedded);
    } catch (SQLException
        | FlywayException
        | DataAccessException
        | LedgerUnavailableException fault) {
      closeQuietly(sign);
      if (fault instanceof LedgerUnavailableException unavailable) {
        throw unavailable;
      }
      throw new LedgerUnavailableException(unreachable(place(server.url())), fault);
    }
  }

  private static HikariDataSource pool(DatabaseSettings.Server server) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setDataSourceProperties(properties(server));
    config.setUsername(server.username());
    config.setPassword(server.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("ledger");
    return new HikariDataSource(config);
  }

  /** The details of an error would quote the row, and so a visit, in a log. */
  private static Properties properties(DatabaseSettings.Server server) {
    Properties properties = new Properties();
    properties.setProperty("user", server.username());
    properties.setProperty("password", server.password());
    properties.setProperty("ApplicationName", "relais");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private static void createDatabase(DatabaseSettings.Server server) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url(), properties(server));
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + NAME);
    }
  }

  private static void takeLedger(Connection sign) throws SQLException, LedgerUnavailableException {
    try (Statement statement = sign.createStatement();
        ResultSet taken =
            statement.executeQuery("select pg_try_advisory_lock(" + LEDGER_LOCK + ")")) {
      taken.next();
      if (!taken.getBoolean(1)) {
        throw new LedgerInUseException(
            new Labels(
                "Another Relais is working with this database. Stop it, or name another one under `database:` in relais.yaml.",
                "Un autre Relais travaille avec cette base de données. Arrêtez-le, ou indiquez-en une autre sous `database:` dans relais.yaml."));
      }
    }
  }

  private static Labels unreachable(String place) {
    return new Labels(
        "The database (%s) cannot be opened. Check `database:` in relais.yaml, the account and its password, and that the server runs."
            .formatted(place),
        "La base de données (%s) ne peut pas être ouverte. Vérifiez `database:` dans relais.yaml, le compte et son mot de passe, et que le serveur fonctionne."
            .formatted(place));
  }

  /** The part of a URL that cannot hold a password. */
  private static String place(String url) {
    int parameters = url.indexOf('?');
    String plain = parameters < 0 ? url : url.substring(0, parameters);
    return plain.replaceFirst("//[^/@]*@", "//");
  }

  private static void closeQuietly(@Nullable AutoCloseable closeable) {
    if (closeable == null) {
      return;
    }
    try {
      closeable.close();
    } catch (Exception secondary) {
      // The fault that brought us here is the one to tell.
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    closeQuietly(sign);
    if (embedded != null) {
      embedded.close();
    }
  }
}

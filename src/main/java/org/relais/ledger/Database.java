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
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As many as there are pages at once; a person who waits for one wants to know soon. */
  private static final int CONNECTIONS_OF_PAGES = 8;

  private static final Duration PATIENCE_OF_PAGES = Duration.ofSeconds(2);

  /**
   * What pages ask depends on what is picked: a plan that was made once for all org units alike
   * took 13 seconds for what its own plan answers in 0.1 (the values of a region to approve, the
   * tenth time).
   */
  static final String PLAN_EACH = "set plan_cache_mode = force_custom_plan";

  private final HikariDataSource pool;
  private final HikariDataSource pagePool;
  private final DataSource ledger;
  private final DataSource pages;
  private final @Nullable LedgerSign sign;
  private final @Nullable LedgerWatch watch;
  private final @Nullable EmbeddedServer embedded;

  /** To look at only: without a sign, and without care for who has it. */
  private Database(DatabaseSettings.Server server) {
    this.pool = pool(server, CONNECTIONS, PATIENCE);
    this.pagePool = pagePool(server);
    this.ledger = pool;
    this.pages = pagePool;
    this.sign = null;
    this.watch = null;
    this.embedded = null;
  }

  private Database(
      HikariDataSource pool,
      HikariDataSource pagePool,
      LedgerSign sign,
      @Nullable EmbeddedServer embedded) {
    this.pool = pool;
    this.pagePool = pagePool;
    this.ledger = new SignedLedger(pool, sign);
    this.pages = new SignedLedger(pagePool, sign);
    this.sign = sign;
    this.watch = LedgerWatch.start(sign, embedded);
    this.embedded = embedded;
  }

  /**
   * Opens the ledger, making or upgrading what is missing. Whoever opens it closes it, also when
   * the program is told to end: an embedded server runs on until then. A database that is lost is
   * waited for, and the ledger taken again when it is back.
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
      return new Database(running(settings));
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

  /** Gives no connection while the database is lost, or was taken by another process meanwhile. */
  public DataSource dataSource() {
    return ledger;
  }

  /**
   * The same for pages, with connections of their own, so that work does not keep them waiting:
   * after two seconds without an answer they are told that the database is lost.
   */
  public DataSource forPages() {
    return pages;
  }

  private static Database connect(DatabaseSettings.Server server, @Nullable EmbeddedServer embedded)
      throws LedgerUnavailableException {
    @Nullable LedgerSign sign = null;
    try {
      sign = LedgerSign.take(server.url(), properties(server));
      HikariDataSource pool = pool(server, CONNECTIONS, PATIENCE);
      try {
        Flyway.configure().dataSource(pool).load().migrate();
        DeliveryTable.abandonAll(new Store(pool));
      } catch (FlywayException | DataAccessException fault) {
        pool.close();
        throw fault;
      }
      return new Database(pool, pagePool(server), sign, embedded);
    } catch (SQLException
        | FlywayException
        | DataAccessException
        | LedgerUnavailableException fault) {
      closeQuietly(sign);
      if (fault instanceof LedgerUnavailableException unavailable) {
        throw unavailable;
      }
      String place = place(server.url());
      throw new LedgerUnavailableException(
          fault instanceof FlywayValidateException ? ofAnother(place) : unreachable(place), fault);
    }
  }

  private static Labels ofAnother(String place) {
    return new Labels(
        "The database (%s) was made by another version of Relais software, and this one cannot go on with it. Nothing was changed. Start the version that made it, or one that is newer than both."
            .formatted(place),
        "La base de données (%s) vient d'une autre version du logiciel Relais, et celle-ci ne peut pas la reprendre. Rien n'a changé. Lancez la version qui l'a créée, ou une plus récente que les deux."
            .formatted(place));
  }

  private static HikariDataSource pagePool(DatabaseSettings.Server server) {
    HikariConfig config = config(server, CONNECTIONS_OF_PAGES, PATIENCE_OF_PAGES);
    config.setConnectionInitSql(PLAN_EACH);
    return new HikariDataSource(config);
  }

  private static HikariDataSource pool(
      DatabaseSettings.Server server, int connections, Duration patience) {
    return new HikariDataSource(config(server, connections, patience));
  }

  private static HikariConfig config(
      DatabaseSettings.Server server, int connections, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setDataSourceProperties(properties(server));
    config.setUsername(server.username());
    config.setPassword(server.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(Math.min(patience.toMillis(), config.getValidationTimeout()));
    config.setPoolName("ledger");
    return config;
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
    closeQuietly(watch);
    pagePool.close();
    pool.close();
    closeQuietly(sign);
    if (embedded != null) {
      embedded.close();
    }
  }
}

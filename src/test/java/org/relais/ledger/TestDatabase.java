package org.relais.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A ledger of one's own for a test: a copy of an empty one, on a PostgreSQL that all tests of the
 * JVM share.
 */
public final class TestDatabase implements AutoCloseable {
  /** Beside the classes, so that the programs are unpacked once for many test runs. */
  private static final Path PROGRAMS = Path.of("target", "test-database").toAbsolutePath();

  /** The data of this JVM: others run beside it. */
  private static final Path FOLDER = PROGRAMS.resolve(System.getProperty("test.fork", "1"));

  private static final String TEMPLATE = "empty_ledger";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedServer server;
  private static @Nullable HikariDataSource postgres;

  private final String name;
  private final HikariDataSource pool;

  private TestDatabase(String name, HikariDataSource pool) {
    this.name = name;
    this.pool = pool;
  }

  public static TestDatabase fresh() {
    EmbeddedServer running = running();
    String name = "test_" + NUMBER.incrementAndGet();
    onServer("create database " + name + " template " + TEMPLATE);
    return new TestDatabase(name, pool(running, name, 4));
  }

  /**
   * Lends PostgreSQL's programs to an embedded database in another folder: unpacking them takes
   * longer than most tests.
   */
  public static synchronized void lendPrograms(Path dataFolder) throws IOException {
    Files.createDirectories(PROGRAMS);
    Files.createDirectories(dataFolder);
    Path programs = unpacked();
    Path link = dataFolder.resolve(programs.getFileName());
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, programs);
    }
  }

  /** One JVM unpacks, the others wait for it. */
  private static Path unpacked() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                PROGRAMS.resolve("unpacking.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      return Binaries.unpack(PROGRAMS).home();
    }
  }

  public DataSource dataSource() {
    return pool;
  }

  /** With connections as the pages have them. */
  public HikariDataSource forPages() {
    HikariConfig config = config(running(), name, 8);
    config.setConnectionInitSql(Database.PLAN_EACH);
    return new HikariDataSource(config);
  }

  /** How another process reaches it. */
  public DatabaseSettings.Server settings() {
    return settings(running(), name);
  }

  /** For looking into the tables. */
  public JdbcTemplate sql() {
    return new JdbcTemplate(pool);
  }

  @Override
  public void close() {
    pool.close();
    onServer("drop database " + name + " with (force)");
  }

  /** By the one connection that stays open for it: to open one takes longer than the act. */
  private static synchronized void onServer(String statement) {
    if (postgres == null) {
      postgres = pool(running(), "postgres", 1);
    }
    new JdbcTemplate(postgres).execute(statement);
  }

  private static synchronized EmbeddedServer running() {
    if (server == null) {
      server = start();
    }
    return server;
  }

  private static EmbeddedServer start() {
    try {
      lendPrograms(FOLDER);
      EmbeddedServer started = EmbeddedServer.start(FOLDER);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
      makeTemplate(started);
      return started;
    } catch (LedgerUnavailableException fault) {
      throw new IllegalStateException(fault.labels().en(), fault);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A test JVM that was killed leaves its databases. */
  private static void makeTemplate(EmbeddedServer started) {
    try (HikariDataSource postgres = pool(started, "postgres", 1)) {
      JdbcTemplate sql = new JdbcTemplate(postgres);
      // A test's data need not survive a power cut.
      sql.execute("alter system set fsync = off");
      sql.execute("alter system set synchronous_commit = off");
      sql.execute("select pg_reload_conf()");
      List<String> left =
          sql.queryForList(
              "select datname from pg_database where datname like 'test\\_%' or datname = ?",
              String.class, TEMPLATE);
      left.forEach(database -> sql.execute("drop database " + database + " with (force)"));
      sql.execute("create database " + TEMPLATE);
    }
    try (HikariDataSource template = pool(started, TEMPLATE, 2)) {
      Flyway.configure().dataSource(template).load().migrate();
    }
  }

  private static void stop(EmbeddedServer started) {
    try {
      started.close();
    } catch (IOException stillRuns) {
      // The next run of the tests stops it.
    }
  }

  private static HikariDataSource pool(EmbeddedServer server, String database, int connections) {
    return new HikariDataSource(config(server, database, connections));
  }

  private static HikariConfig config(EmbeddedServer server, String database, int connections) {
    DatabaseSettings.Server settings = settings(server, database);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    return config;
  }

  private static DatabaseSettings.Server settings(EmbeddedServer server, String database) {
    try {
      return server.settings(database);
    } catch (IOException fault) {
      throw new IllegalStateException("the test database has no password", fault);
    }
  }
}

package org.relais.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A PostgreSQL of a test's own, which dies and comes back when told. */
public final class OwnPostgres implements AutoCloseable {
  private static final String DATABASE = "ledger";

  private final Path folder;
  private final EmbeddedServer server;

  private OwnPostgres(Path folder, EmbeddedServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** With one empty database. */
  public static OwnPostgres start(Path folder)
      throws IOException, LedgerUnavailableException, SQLException {
    TestDatabase.lendPrograms(folder);
    OwnPostgres postgres = new OwnPostgres(folder, EmbeddedServer.start(folder));
    DatabaseSettings.Server settings = postgres.server.settings("postgres");
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    return postgres;
  }

  public DatabaseSettings.Server settings() throws IOException {
    return server.settings(DATABASE);
  }

  /** Kills it: all its connections end, what was not committed is gone. */
  public void die() {
    kill(folder);
  }

  /** At the same address, with what was committed. What died may be seen for a moment more. */
  public void comeBack() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(
            () -> {
              server.startAgain();
              DatabaseSettings.Server settings = settings();
              try (Connection connection =
                  DriverManager.getConnection(
                      settings.url(), settings.username(), settings.password())) {
                return connection.isValid(1);
              }
            });
  }

  /** Kills the server that runs on a data folder. */
  static void kill(Path folder) {
    try {
      Path sign = folder.resolve("database").resolve("postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(sign).get(0).strip());
      ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().get(20, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException fault) {
      throw new IllegalStateException("PostgreSQL could not be killed", fault);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

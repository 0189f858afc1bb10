package org.relais.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.relais.visit.Labels;

/**
 * A PostgreSQL of our own, which keeps its data in a folder and listens on this machine only. It
 * outlives a process that is killed; whoever holds the folder's lock stops what still runs there.
 */
final class EmbeddedServer implements AutoCloseable {
  static final String USERNAME = "relais";
  private static final int ATTEMPTS = 3;

  /**
   * Where the port stands in PostgreSQL's postmaster.pid (its documentation, "Database File
   * Layout").
   */
  private static final int PORT_LINE = 3;

  private static final String DATABASE = "database";
  private static final String PASSWORD = "database.password";
  private static final String LOG = "database.log";

  private final Path folder;
  private final FolderLock lock;
  private final Binaries binaries;
  private final ServerAccount account;
  private int port;

  private EmbeddedServer(Path folder, FolderLock lock, Binaries binaries, ServerAccount account) {
    this.folder = folder;
    this.lock = lock;
    this.binaries = binaries;
    this.account = account;
  }

  /** Chooses the account under which the programs of PostgreSQL run. */
  @FunctionalInterface
  interface AccountChoice {
    ServerAccount choose(Path folder) throws IOException, LedgerUnavailableException;
  }

  static EmbeddedServer start(Path folder) throws LedgerUnavailableException {
    return start(folder, ServerAccount::find);
  }

  static EmbeddedServer start(Path folder, AccountChoice accounts)
      throws LedgerUnavailableException {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        EmbeddedServer server =
            new EmbeddedServer(folder, lock, Binaries.unpack(folder), accounts.choose(folder));
        server.start();
        return server;
      } catch (IOException | LedgerUnavailableException | RuntimeException fault) {
        lock.close();
        throw fault;
      }
    } catch (IOException fault) {
      throw new LedgerUnavailableException(
          doesNotStart(folder, String.valueOf(fault.getMessage())), fault);
    }
  }

  DatabaseSettings.Server settings(String database) throws IOException {
    return settings(folder, port, database);
  }

  private static DatabaseSettings.Server settings(Path folder, int port, String database)
      throws IOException {
    return new DatabaseSettings.Server(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
        USERNAME,
        Files.readString(folder.resolve(PASSWORD)));
  }

  /** How to reach the server that another process runs on this folder. */
  static DatabaseSettings.Server running(Path folder, String database)
      throws LedgerUnavailableException {
    try {
      List<String> sign = Files.readAllLines(folder.resolve(DATABASE).resolve("postmaster.pid"));
      return settings(folder, Integer.parseInt(sign.get(PORT_LINE).strip()), database);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException starting) {
      throw new LedgerUnavailableException(
          doesNotStart(
              folder, "another copy of Relais software is starting or stopping it; try again"),
          starting);
    }
  }

  private void start() throws IOException {
    if (!Files.exists(folder.resolve(DATABASE))) {
      create();
    }
    account.own(folder.resolve(DATABASE));
    stopWhatStillRuns();
    for (int attempt = 1; ; attempt++) {
      port = freePort();
      try {
        startProgram();
        return;
      } catch (IOException portTakenMeanwhile) {
        if (attempt == ATTEMPTS) {
          throw portTakenMeanwhile;
        }
      }
    }
  }

  /** Where the server has died: at the same port, by which others know it. */
  void startAgain() throws IOException {
    if (exitCode("pg_ctl", "status", "-D", DATABASE) != 0) {
      stopWhatStillRuns();
      startProgram();
    }
  }

  private void startProgram() throws IOException {
    run("pg_ctl", "start", "-w", "-D", DATABASE, "-l", logFile(), "-o", options());
  }

  /** A half-made database never gets the name under which the next start would look for it. */
  private void create() throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Path passwordFile = folder.resolve(PASSWORD);
    Files.deleteIfExists(passwordFile);
    OwnerOnly.write(passwordFile, password);
    Path half = folder.resolve(DATABASE + ".creating");
    Binaries.delete(half);
    OwnerOnly.directory(half);
    Path handedOver = half.resolveSibling(PASSWORD + ".creating");
    Files.deleteIfExists(handedOver);
    OwnerOnly.write(handedOver, password);
    account.own(half);
    account.own(handedOver);
    run(
        "initdb",
        "--pgdata=" + half.getFileName(),
        "--username=" + USERNAME,
        "--pwfile=" + handedOver.getFileName(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
    Files.delete(handedOver);
    Files.move(half, folder.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The number may since have gone to another program, which is none of our business. */
  private void stopWhatStillRuns() throws IOException {
    Path sign = folder.resolve(DATABASE).resolve("postmaster.pid");
    if (!Files.exists(sign)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(sign).get(0).strip());
    boolean runs =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .filter(command -> command.contains("postgres"))
            .isPresent();
    if (runs) {
      run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "20", "-D", DATABASE);
    } else {
      Files.delete(sign);
    }
  }

  private String logFile() throws IOException {
    Path log = folder.resolve(LOG);
    Files.deleteIfExists(log);
    OwnerOnly.write(log, "");
    account.own(log);
    return LOG;
  }

  /**
   * Errors are logged without their details, which would quote what a visit says. Compiling plans
   * is not worth its cost for short queries; statistics soon are, for a first pull fills empty
   * tables within seconds.
   */
  private String options() {
    return String.join(
        " ",
        "-p " + port,
        "-c listen_addresses=127.0.0.1",
        "-c unix_socket_directories=",
        "-c max_connections=40",
        "-c shared_buffers=128MB",
        "-c wal_level=minimal",
        "-c max_wal_senders=0",
        "-c max_wal_size=1GB",
        "-c jit=off",
        "-c autovacuum_naptime=5s",
        "-c log_error_verbosity=terse",
        "-c log_min_error_statement=panic",
        "-c timezone=UTC");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void run(String program, String... arguments) throws IOException {
    int code = exitCode(program, arguments);
    if (code != 0) {
      throw new IOException(program + " ended with code " + code);
    }
  }

  private int exitCode(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(account.command(binaries.program(program)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("start.log").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(program + " did not end within a minute");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", interrupted);
    }
  }

  private static Labels doesNotStart(Path folder, String why) {
    return new Labels(
        "The embedded database in %s does not start: %s. Look at database.log and start.log there; the folder must belong to the account that runs Relais software."
            .formatted(folder, why),
        "La base de données embarquée dans %s ne démarre pas : %s. Voyez database.log et start.log dans ce dossier ; il doit appartenir au compte qui lance le logiciel Relais."
            .formatted(folder, why));
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "stop", "-w", "-m", "fast", "-D", DATABASE);
    } finally {
      lock.close();
    }
  }
}

package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedServerTest {
  private final Path folder;

  EmbeddedServerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aKilledProcessLeavesNothingThatKeepsTheNextOneFromStarting() throws Exception {
    TestDatabase.lendPrograms(folder);
    Process killed = holder();
    awaitOpen(killed);

    assertThatThrownBy(() -> Database.open(new DatabaseSettings.Embedded(folder)))
        .isInstanceOfSatisfying(
            LedgerUnavailableException.class,
            fault -> {
              assertThat(fault.labels().en())
                  .contains("Another copy of Relais software (process " + killed.pid() + ")")
                  .contains(folder.toString());
              assertThat(fault.labels().fr())
                  .contains("Une autre instance du logiciel Relais (processus");
            });

    killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertThat(postmaster()).as("what outlived the process").isPresent();

    try (Database again = Database.open(new DatabaseSettings.Embedded(folder))) {
      assertThat(answer(again)).isEqualTo(42);
    }
    assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanReadThePasswordAndTheData() throws Exception {
    TestDatabase.lendPrograms(folder);
    try (Database database = Database.open(new DatabaseSettings.Embedded(folder))) {
      assertThat(database.dataSource()).isNotNull();
      assertThat(permissions("database.password")).isEqualTo("rw-------");
      assertThat(permissions("database")).isEqualTo("rwx------");
      assertThat(folder.resolve("database/pg_hba.conf"))
          .content()
          .contains("scram-sha-256")
          .doesNotContain("trust\n");
    }
  }

  @Test
  void rootWithoutUserNamespacesRunsItAsNobody() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root to become nobody");
    assertThatThrownBy(() -> ServerAccount.nobody(folder))
        .isInstanceOf(LedgerUnavailableException.class)
        .hasMessageContaining("another account cannot enter the data folder");

    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    ServerAccount nobody = ServerAccount.nobody(folder);
    try (EmbeddedServer server = EmbeddedServer.start(folder, path -> nobody)) {
      assertThat(server.settings("postgres").url()).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThat(Files.getAttribute(folder.resolve("database"), "unix:uid")).isEqualTo(65534);
    }
    try (Database asRoot = Database.open(new DatabaseSettings.Embedded(folder))) {
      assertThat(asRoot.dataSource()).isNotNull();
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            LedgerHolder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitOpen(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.equals("open")) {
      line = output.readLine();
    }
    assertThat(line).isEqualTo("open");
  }

  private java.util.Optional<ProcessHandle> postmaster() throws IOException {
    String pid = Files.readAllLines(folder.resolve("database/postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid));
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private static int answer(Database database) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select answer from kept")) {
      result.next();
      return result.getInt(1);
    }
  }
}

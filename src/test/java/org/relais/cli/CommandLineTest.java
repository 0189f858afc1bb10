package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "check",
        "test",
        "run",
        "apply",
        "status",
        "targets",
        "targets pause",
        "targets resume",
        "targets reset",
        "versions",
        "versions show",
        "versions diff",
        "versions export",
        "explain",
        "try",
        "changes",
        "approve",
        "metadata",
        "preview",
        "alerts",
        "alerts test",
        "confirm",
        "reconcile",
        "org-units",
        "org-units match",
        "user",
        "user add",
        "user list",
        "user password",
        "user openid",
        "user disable",
        "user enable",
        "user token",
        "secrets",
        "secrets list",
        "secrets set",
        "secrets remove",
        "secrets rotate"
      })
  void everyCommandHasAHelpWithAnExample(String command) {
    List<String> words = List.of((command + " --help").split(" "));

    assertThat(relais(words.toArray(String[]::new))).isZero();
    assertThat(out.toString()).contains("Example: relais ").doesNotContain("org.relais");
  }

  @Test
  void theShippedConfigurationIsCorrect() {
    assertThat(relais("check", "--config", "config")).isZero();
    assertThat(out.toString()).contains("is correct").contains("38 data elements");
  }

  @Test
  void theShippedConfigurationPassesItsOwnTests() {
    assertThat(relais("test", "--config", "config")).as(out + "\n" + err).isZero();
    assertThat(out.toString()).containsPattern("(\\d+) of \\1 tests passed");
  }

  @Test
  void aFolderThatIsNotThereIsAUsageError(@TempDir Path folder) {
    assertThat(relais("check", "--config", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere").contains("--config");
  }

  @Test
  void anEmptyFolderIsToldWithWhatIsMissing(@TempDir Path folder) {
    assertThat(relais("check", "--config", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("relais.yaml").doesNotContain("Exception");
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertThat(relais("frobnicate")).isEqualTo(2);
  }

  @Test
  void aTestThatFailsIsNamedWithItsLine(@TempDir Path folder) throws Exception {
    copy(Path.of("config"), folder);
    Path tests = folder.resolve("indicators").resolve("iccm.test.yaml");
    Files.writeString(
        tests,
        """
        tests:
          - name: a positive test counts seven times
            visits:
              - {visit: sick_child, worker_type: asc, sex: F, fever: yes, malaria_rdt: positive}
            expect: {MAL_POS: 7}
        """);

    assertThat(relais("test", "--config", folder.toString())).as(err.toString()).isEqualTo(3);
    assertThat(out.toString())
        .contains("iccm.test.yaml:2")
        .contains("a positive test counts seven times")
        .contains("0 of 1 tests passed");
  }

  private int relais(String... words) {
    return Relais.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}

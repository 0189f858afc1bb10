package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.diagnostic.DiagnosticRenderer;

/**
 * Every diagnostic code has a folder with a configuration that is wrong in its way, and the exact
 * text that a person then reads. The folder's files are put over those of {@code base}.
 *
 * <p>With {@code -Dgolden.write=true} the texts are written instead of compared.
 */
class GoldenDiagnosticsTest {
  private static final Path CASES = Path.of("src/test/resources/diagnostics");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DHIS2_TOKEN", "d2pat_TopSecret", "CLINIC_URL", "https://user:TopSecret@clinic.example");

  @TempDir private Path work;

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(folder -> !folder.getFileName().toString().equals("base"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void tellsAPersonExactlyThis(Path folder) throws IOException {
    Collection<Diagnostic> found = compile(folder);

    assertThat(found).isNotEmpty();
    String english = new DiagnosticRenderer("en").render(found);
    assertThat(english).as("no secret is shown").doesNotContain("TopSecret");
    check(folder.resolve("expected.txt"), english);
    check(folder.resolve("expected.fr.txt"), new DiagnosticRenderer("fr").render(found));
    String code = folder.getFileName().toString().substring(0, 6);
    assertThat(found).extracting(d -> d.code().name()).contains(code);
  }

  @Test
  void everyCodeHasACase() throws IOException {
    List<String> covered =
        cases().map(folder -> folder.getFileName().toString().substring(0, 6)).toList();

    assertThat(Arrays.stream(Code.values()).map(Code::name)).isSubsetOf(covered);
  }

  @Test
  void theBaseOfAllCasesIsRight() throws IOException {
    assertThat(compile(CASES.resolve("base"))).isEmpty();
  }

  private Collection<Diagnostic> compile(Path folder) throws IOException {
    Path config = work.resolve("config");
    copy(CASES.resolve("base"), config);
    copy(folder, config);
    Path removed = config.resolve("removed.txt");
    if (Files.exists(removed)) {
      for (String file : Files.readAllLines(removed)) {
        Files.delete(config.resolve(file));
      }
    }
    Compilation compilation = ConfigurationCompiler.compile(config, ENVIRONMENT);
    return compilation instanceof Compilation.Ok ok
        ? ok.warnings()
        : ((Compilation.Failed) compilation).diagnostics();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private static void check(Path expected, String actual) throws IOException {
    if (WRITE) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}

package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.diagnostic.DiagnosticRenderer;
import org.relais.diagnostic.Severity;

/**
 * Every YAML block of the documentation is right. Its first line says which file it is: {@code #
 * config/sources/cht.yaml}, a whole file, or {@code # part of config/indicators/iccm.yaml}, which
 * is put behind that file. It is compiled in the midst of the shipped configuration.
 */
class DocumentedConfigurationTest {
  private static final Path SHIPPED = Path.of("config");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```ya?ml\\n(.*?)^```");
  private static final Pattern FILE = Pattern.compile("# (part of )?config/(\\S+\\.yaml).*");
  private static final Pattern ELSEWHERE = Pattern.compile("# (routes|docker)/\\S+.*");

  /** Fewer would mean that blocks are no longer found. */
  private static final int LEAST = 6;

  @TempDir private Path work;

  /** A YAML block. */
  record Example(Path page, int line, String text) {
    String firstLine() {
      return text.lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
      return page + ":" + line;
    }
  }

  static List<Example> examples() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("README.fr.md")));
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Example> examples = new ArrayList<>();
    for (Path page : pages) {
      String text = Files.readString(page);
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        int line = (int) text.substring(0, block.start()).lines().count() + 1;
        examples.add(new Example(page, line, block.group(1)));
      }
    }
    return examples;
  }

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void compiles(Example example) throws IOException {
    if (ELSEWHERE.matcher(example.firstLine()).matches()) {
      return;
    }
    Matcher named = FILE.matcher(example.firstLine());
    assertThat(named.matches())
        .as("the first line of %s says which file it is, as in # config/sources/cht.yaml", example)
        .isTrue();
    Path config = work.resolve("config");
    copyShipped(config);
    Path file = config.resolve(named.group(2));
    Files.createDirectories(file.getParent());
    if (named.group(1) == null) {
      Files.writeString(file, example.text());
    } else {
      Files.writeString(file, "\n" + example.text(), StandardOpenOption.APPEND);
    }

    String label = "config/" + named.group(2);
    assertThat(new DiagnosticRenderer("en").render(errorsIn(label, config))).isEmpty();
  }

  private static List<Diagnostic> errorsIn(String label, Path config) {
    Compilation compilation = ConfigurationCompiler.check(config, Map.of());
    return compilation instanceof Compilation.Failed failed
        ? failed.diagnostics().stream()
            .filter(d -> d.span().file().equals(label))
            .filter(d -> d.severity() == Severity.ERROR)
            .filter(d -> d.code() != Code.CFG002)
            .toList()
        : List.of();
  }

  private static void copyShipped(Path config) throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(SHIPPED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}

package org.relais.house;

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
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.diagnostic.DiagnosticRenderer;

/** What the documentation shows works, and what it points at is there. */
class DocumentationTest {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final Pattern PLACE = Pattern.compile("# (part of )?config/(\\S+)\\n");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Path BROKEN = Path.of("docs/how-to/broken");

  @TempDir Path folder;

  /** A YAML block of a page; its first line says which file of a configuration it is. */
  record Block(Path page, String text) {
    @Override
    public String toString() {
      return page + ": " + text.lines().findFirst().orElse("");
    }
  }

  static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = YAML.matcher(Files.readString(page));
      while (matcher.find()) {
        blocks.add(new Block(page, matcher.group(1)));
      }
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aConfigurationWithTheBlockCompiles(Block block) throws IOException {
    Matcher place = PLACE.matcher(block.text());
    assertThat(place.lookingAt()).as("the first line names a file").isTrue();
    Path config = copy(Path.of("config"));
    Path file = config.resolve(place.group(2));
    if (place.group(1) == null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.text());
    } else {
      Files.writeString(file, "\n" + block.text(), StandardOpenOption.APPEND);
    }

    Compilation compilation = ConfigurationCompiler.check(config, Map.of());

    if (compilation instanceof Compilation.Failed failed) {
      assertThat(new DiagnosticRenderer("en").render(failed.diagnostics())).isEmpty();
    }
  }

  @Test
  void thePagesHaveBlocksToCompile() throws IOException {
    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void whatThePagesLinkToIsThere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        String target = matcher.group(1);
        if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
          dead.add(page + " → " + target);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void everyPageOfTheDocumentationIsInItsIndex() throws IOException {
    String index = Files.readString(Path.of("docs/README.md"));
    for (Path page : pages()) {
      Path docs = Path.of("docs");
      if (page.startsWith(docs) && !page.endsWith("README.md")) {
        assertThat(index).contains("(" + docs.relativize(page) + ")");
      }
    }
  }

  @Test
  void thePageOfBrokenConfigurationsShowsTheVeryOutput() throws IOException {
    String page = Files.readString(Path.of("docs/how-to/broken-configurations.md"));
    try (Stream<Path> configurations = Files.list(BROKEN)) {
      List<Path> all = configurations.sorted().toList();
      assertThat(all).hasSize(5);
      for (Path configuration : all) {
        Compilation compilation = ConfigurationCompiler.check(configuration, Map.of());
        assertThat(compilation).isInstanceOf(Compilation.Failed.class);
        String output =
            new DiagnosticRenderer("en").render(((Compilation.Failed) compilation).diagnostics());
        assertThat(page)
            .contains("$ ./relais check --config " + configuration + "\n" + output.strip());
      }
    }
  }

  @Test
  void nothingIsLeftToBeFilledIn() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page)).as(page.toString()).doesNotContain("@@");
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> top = Files.list(Path.of(""))) {
      return Stream.concat(top, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private Path copy(Path from) throws IOException {
    Path to = folder.resolve("config");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }
}

package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.SiteMatching;

class SiteMatchingTableTest {
  private static final Path BASE = Path.of("src/test/resources/diagnostics/base");

  @TempDir private Path work;

  @Test
  void ofAProposedTableOnlyWhatAPersonConfirmedIsUsed() throws IOException {
    SiteMatching sites =
        compiled(
            """
            code,uid,confirmed,name,score
            %s,ouConfirmed,yes,Site,1.00
            %s,ouProposed1,,Site,0.91
            """);

    assertThat(sites.uid(codes().get(0))).contains("ouConfirmed");
    assertThat(sites.uid(codes().get(1))).isEqualTo(Optional.empty());
  }

  @Test
  void aTableWithoutThatColumnIsAPersonsOwn() throws IOException {
    SiteMatching sites = compiled("code,uid\n%s,ouFirst0001\n%s,ouSecond001\n");

    assertThat(sites.uid(codes().get(1))).contains("ouSecond001");
  }

  private SiteMatching compiled(String table) throws IOException {
    Path config = work.resolve("config");
    try (var files = Files.walk(BASE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(BASE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(config.resolve("sites.csv"), table.formatted(codes().toArray()));
    Path target = config.resolve("targets/dhis2.yaml");
    Files.writeString(target, Files.readString(target) + "org_units: sites.csv\n");
    Compilation.Ok compiled =
        (Compilation.Ok)
            ConfigurationCompiler.compile(
                config,
                Map.of("DHIS2_TOKEN", "d2pat_test", "CLINIC_URL", "https://clinic.example"));
    return compiled.deployment().targets().stream()
        .filter(definition -> definition.settings() instanceof Dhis2Settings)
        .map(definition -> ((Dhis2Settings) definition.settings()).sites())
        .findFirst()
        .orElseThrow();
  }

  /** The last two org units of the base. */
  private static List<String> codes() throws IOException {
    List<String> lines = Files.readAllLines(BASE.resolve("org-units.csv"));
    return lines.subList(lines.size() - 2, lines.size()).stream()
        .map(line -> line.split("[,;]")[0])
        .toList();
  }
}

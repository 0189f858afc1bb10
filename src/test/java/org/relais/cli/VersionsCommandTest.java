package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.config.ConfigurationText;
import org.relais.ledger.DatabaseSettings;
import org.relais.ledger.NewVersion;
import org.relais.ledger.SavedVersions;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;

/** {@code relais versions} on a configuration that was published twice. */
class VersionsCommandTest {
  private static Path folder;
  private static DemoFolder deployment;
  private static String first;

  @BeforeAll
  static void publish(@TempDir Path temporary) throws Exception {
    folder = temporary;
    deployment = DemoFolder.in(temporary);
    // Their servers stand in variables, which nobody sets here.
    Files.delete(deployment.config().resolve("sources/example-cht.yaml"));
    Files.delete(deployment.config().resolve("sources/example-rest.yaml"));
    DemoFolder.Printed applied = deployment.relais("apply", "-m", "the first");
    assertThat(applied.exit()).as(applied.err()).isZero();
    Path quality = deployment.config().resolve("quality.yaml");
    first = Files.readString(quality);
    Files.writeString(quality, first + "# a remark\n");
    deployment.relais("apply", "-m", "a remark more");
  }

  @Test
  void theHistoryHasTheActiveOneFirstWithWhoAndWhy() {
    String listed = deployment.relais("versions").out();

    assertThat(listed.lines()).hasSize(2);
    assertThat(listed.lines().findFirst().orElseThrow())
        .startsWith("*")
        .contains("a remark more")
        .contains(Account.name());
    assertThat(listed).contains("the first");
  }

  @Test
  void aVersionShowsWhatItChangedAsOtherProgramsReadIt() {
    assertThat(deployment.relais("versions", "diff").out())
        .contains("--- a/quality.yaml", "+++ b/quality.yaml", "\n+# a remark\n");
    assertThat(deployment.relais("versions", "show").out())
        .contains("a remark more", "  quality.yaml", "  indicators/iccm.test.yaml");
    assertThat(deployment.relais("versions", "show", "--file", "quality.yaml").out())
        .endsWith("# a remark\n");
  }

  @Test
  void aFolderFollowsAndWhatIsNotOfTheVersionIsLeftAndTold() throws Exception {
    String listed = deployment.relais("versions").out();
    String old = listed.lines().toList().get(1).strip().split(" +")[0];
    Path git = folder.resolve("git");
    Files.createDirectories(git);
    Files.writeString(git.resolve("own.yaml"), "mine");

    String said = deployment.relais("versions", "export", git.toString(), old).out();

    assertThat(said).contains("own.yaml is not part of that version");
    assertThat(git.resolve("quality.yaml")).hasContent(first);
    assertThat(git.resolve("indicators/iccm.test.yaml")).isRegularFile();
    assertThat(git.resolve("own.yaml")).hasContent("mine");
  }

  @Test
  void aVersionThatIsNotThereIsAUsageError() {
    DemoFolder.Printed unknown = deployment.relais("versions", "show", "ffffffffff");

    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("ffffffffff");
  }

  @Test
  void aSavedVersionIsListedComparedExportedAndMadeLiveUnlessAnotherBecameActive(
      @TempDir Path temporary) throws Exception {
    try (TestDatabase ledger = TestDatabase.fresh()) {
      DemoFolder own = DemoFolder.in(temporary);
      Files.delete(own.config().resolve("sources/example-cht.yaml"));
      Files.delete(own.config().resolve("sources/example-rest.yaml"));
      over(ledger, own.config().resolve("relais.yaml"));
      DemoFolder.Printed first = own.relais("apply", "-m", "the first");
      assertThat(first.exit()).as(first.err()).isZero();
      String text = Files.readString(own.config().resolve("quality.yaml"));
      save(ledger, text + "# saved\n", "for the ministry");
      save(ledger, "rules: [\n", "broken");

      assertThat(own.relais("versions").out().lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("3", "saved", "broken"),
              line -> assertThat(line).contains("2", "saved", "awa", "for the ministry"),
              line -> assertThat(line).startsWith("*").contains("1", "live", "the first"));
      assertThat(own.relais("versions", "diff", "2").out()).contains("+# saved");
      assertThat(own.relais("versions", "show", "2").out())
          .contains("awa: for the ministry", "made from version 1");
      own.relais("versions", "export", temporary.resolve("out").toString(), "2");
      assertThat(temporary.resolve("out/quality.yaml")).hasContent(text + "# saved\n");

      assertThat(own.relais("apply", "--saved", "3").exit()).isEqualTo(ExitCode.USAGE);
      DemoFolder.Printed applied = own.relais("apply", "--saved", "2");
      assertThat(applied.exit()).as(applied.err()).isZero();
      assertThat(applied.out()).contains("tests passed", "is now the active one");
      assertThat(own.relais("versions").out())
          .contains("awa (" + Account.name() + ")", "live as 4", "for the ministry");

      DemoFolder.Printed late = own.relais("apply", "--saved", "3");
      assertThat(late.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(late.err()).contains("version 4 became active", "relais versions diff 4 3");
      assertThat(own.relais("apply", "--saved", "2", "--exact").exit()).isZero();
      assertThat(own.relais("apply", "--saved", "1", "-m", "back").exit()).isZero();
      assertThat(own.relais("versions", "show").out()).contains("back");
    }
  }

  private static void over(TestDatabase ledger, Path relais) throws Exception {
    DatabaseSettings.Server server = ledger.settings();
    Files.writeString(
        relais,
        Files.readString(relais)
            .replace(
                "database: embedded",
                "database: {url: \"%s\", username: %s, password: \"%s\"}"
                    .formatted(server.url(), server.username(), server.password())));
  }

  /** As the console does it. */
  private static void save(TestDatabase ledger, String quality, String message) {
    SortedMap<String, String> files = new VersionHistory(ledger.dataSource()).files(1);
    files.put("quality.yaml", quality);
    ConfigurationText saved = ConfigurationText.of(files);
    new SavedVersions(ledger.dataSource(), Clock.systemUTC())
        .save(saved.version(), new NewVersion(saved.files(), saved.tests(), "awa", message), 1);
  }
}

package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}

package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais sources} on the example configuration. */
class SourcesCommandTest {
  private static DemoFolder deployment;

  @BeforeAll
  static void prepare(@TempDir Path folder) throws Exception {
    deployment = DemoFolder.in(folder);
  }

  @Test
  void aPausedSourceSaysWhoAndWhyUntilItIsResumed() {
    DemoFolder.Printed paused =
        deployment.relais("sources", "pause", "example-csv", "--reason", "the stick is lost");
    assertThat(paused.exit()).as(paused.err()).isZero();
    assertThat(deployment.relais("sources", "list").out())
        .containsPattern("example-csv +paused")
        .contains("the stick is lost", Account.name(), "relais sources resume example-csv");

    assertThat(deployment.relais("sources", "resume", "example-csv").exit()).isZero();
    assertThat(deployment.relais("sources", "list").out()).containsPattern("example-csv +fine");
  }

  @Test
  void aFolderIsReadAgainFromItsBeginningOnly() {
    assertThat(deployment.relais("sources", "pull-again", "example-csv").out())
        .contains("read again from its beginning");
    DemoFolder.Printed dated =
        deployment.relais("sources", "pull-again", "example-csv", "--from", "2026-10-01");
    assertThat(dated.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(dated.err()).contains("leave --from out");
  }

  @Test
  void someDaysAreReadAgainWhereTheInterfaceHasAParameterForTheirEnd(@TempDir Path work)
      throws Exception {
    String[] days = {"--from", "2026-10-01", "--to", "2026-10-07"};
    assertThat(backfill(deployment, "example-csv", days).err())
        .contains("can only be read from its beginning");
    assertThat(backfill(deployment, "example-rest", days).err())
        .contains("not up to one", "pull-again example-rest");

    DemoFolder ranged = DemoFolder.in(work);
    Path source = ranged.config().resolve("sources/example-rest.yaml");
    Files.writeString(
        source, Files.readString(source).replace("overlap: 10 minutes", "until: updated_before"));
    assertThat(backfill(ranged, "example-rest", "--from", "2026-10-07", "--to", "2026-10-01").err())
        .contains("before --from");
    DemoFolder.Printed dry =
        backfill(ranged, "example-rest", "--from", "2026-10-01", "--to", "2026-10-07", "--dry-run");
    assertThat(dry.out()).contains("No record of it came", "Nothing was done");
    DemoFolder.Printed done = backfill(ranged, "example-rest", days);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("from 2026-10-01 to 2026-10-07")
        .doesNotContain("Nothing was done");
  }

  private static DemoFolder.Printed backfill(DemoFolder folder, String source, String... options) {
    List<String> words = new ArrayList<>(List.of("sources", "backfill", source));
    words.addAll(List.of(options));
    return folder.relais(words.toArray(String[]::new));
  }

  @Test
  void anUnknownSourceIsAUsageErrorThatNamesTheKnownOnes() {
    DemoFolder.Printed unknown = deployment.relais("sources", "resume", "nowhere");

    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("nowhere", "example-csv");
  }
}

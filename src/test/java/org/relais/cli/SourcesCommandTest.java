package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
  void anUnknownSourceIsAUsageErrorThatNamesTheKnownOnes() {
    DemoFolder.Printed unknown = deployment.relais("sources", "resume", "nowhere");

    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("nowhere", "example-csv");
  }
}

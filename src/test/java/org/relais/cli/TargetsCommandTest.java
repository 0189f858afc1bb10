package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais targets} on the example visits. */
class TargetsCommandTest {
  private static DemoFolder deployment;
  private static DemoFolder.Printed paused;
  private static DemoFolder.Printed list;
  private static DemoFolder.Printed status;
  private static DemoFolder.Printed json;
  private static DemoFolder.Printed held;
  private static DemoFolder.Printed resumed;
  private static DemoFolder.Printed after;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    deployment = DemoFolder.in(folder);
    paused = deployment.relais("targets", "pause", "stick", "--reason", "the stick is full");
    held = deployment.relais("demo");
    list = deployment.relais("targets");
    status = deployment.relais("status");
    json = deployment.relais("status", "--json");
    resumed = deployment.relais("targets", "resume", "stick");
    after = deployment.relais("targets");
  }

  @Test
  void aPausedTargetGetsNothingAndSaysWhoAndWhy() {
    assertThat(paused.exit()).as(paused.err()).isZero();
    assertThat(held.out()).contains("the stick is full").contains(Account.name());
    assertThat(list.out())
        .containsPattern("stick +paused +\\d{4}-\\d\\d-\\d\\d")
        .contains("relais targets resume stick");
  }

  @Test
  void theStatusSaysItToo() {
    assertThat(status.out()).contains("stick was paused by " + Account.name());
    assertThat(json.out()).contains("\"notUp\"").contains("\"state\" : \"paused\"");
  }

  @Test
  void resumedItIsUpAndWhatIsDueIsThere() {
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(after.out()).containsPattern("stick +up +\\d+ +0").doesNotContain("paused");
  }

  @Test
  void aResetIsSaid() {
    assertThat(deployment.relais("targets", "reset", "stick").out()).contains("stick is reset");
  }

  @Test
  void anUnknownTargetIsAUsageErrorThatNamesTheKnownOnes() {
    DemoFolder.Printed unknown = deployment.relais("targets", "pause", "nowhere", "--reason", "x");

    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("nowhere").contains("stick");
  }

  @Test
  void aPauseNeedsAReason() {
    assertThat(deployment.relais("targets", "pause", "stick").exit()).isEqualTo(ExitCode.USAGE);
  }
}

package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a push would change on a server that refuses an element, before and after it is mended. */
final class PreviewCommandTest {
  private static ErrorsDeployment deployment;
  private static DemoFolder.Printed refusing;
  private static DemoFolder.Printed refusingJson;
  private static DemoFolder.Printed delivered;
  private static DemoFolder.Printed typedOver;
  private static DemoFolder.Printed typedOverCsv;
  private static DemoFolder.Printed badPeriod;
  private static DemoFolder.Printed down;

  @BeforeAll
  static void run(@TempDir Path work) throws Exception {
    deployment = ErrorsDeployment.in(work);
    deployment.takeElementOut();
    deployment.relais("run", "--once");
    refusing = preview("--dry-run");
    refusingJson = preview("--dry-run", "--json");
    deployment.putElementIn();
    deployment.relais("errors", "retry", "--all");
    deployment.relais("run", "--once");
    delivered = preview();
    deployment.typeOver("40");
    typedOver = preview("--all");
    typedOverCsv = preview("--csv");
    badPeriod = deployment.relais("preview", "--period", "2026-10");
    deployment.close();
    down = preview();
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void whatTheServerLacksAndWouldRefuseIsToldTogether() {
    assertThat(refusing.exit()).as(refusing.err()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(refusing.out()).contains("2 values have no place on the server").contains("MAL_POS");
  }

  @Test
  void aProgramReadsTheSameAsJson() throws Exception {
    JsonNode rows = new ObjectMapper().readTree(refusingJson.out()).path("rows");
    assertThat(rows)
        .hasSize(2)
        .allMatch(row -> row.path("refused").asText().equals("ELEMENT_NOT_IN_DATA_SET"));
  }

  @Test
  void whatWasDeliveredIsTheSame() {
    assertThat(delivered.exit()).as(delivered.out()).isZero();
    assertThat(delivered.out()).contains("0 new, 0 changed, 0 gone");
  }

  @Test
  void aValueTypedOverIsShownAsOneThatAPushWouldChange() {
    assertThat(typedOver.out()).contains("2 changed").contains("MAL_POS");
    assertThat(typedOverCsv.out().lines()).hasSize(3).anyMatch(line -> line.contains("40"));
  }

  @Test
  void aWrongPeriodSaysHowOneIsWritten() {
    assertThat(badPeriod.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(badPeriod.err()).contains("202610");
  }

  @Test
  void aServerThatCannotBeAskedHasAnExitCodeOfItsOwn() {
    assertThat(down.exit()).isEqualTo(ExitCode.STILL_DUE);
    assertThat(down.err()).contains("national");
  }

  private static DemoFolder.Printed preview(String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "preview";
    words[1] = "--period";
    words[2] = deployment.period();
    System.arraycopy(options, 0, words, 3, options.length);
    return deployment.relais(words);
  }
}

package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais approve} on the example visits: nothing leaves before a person saw it. */
class ApproveCommandTest {
  private static final Pattern SEEN = Pattern.compile("--seen ([0-9a-f]{12})");

  private static DemoFolder deployment;
  private static DemoFolder.Printed before;
  private static DemoFolder.Printed queue;
  private static DemoFolder.Printed shown;
  private static DemoFolder.Printed stale;
  private static DemoFolder.Printed approved;
  private static DemoFolder.Printed after;
  private static DemoFolder.Printed sentBack;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    deployment = DemoFolder.in(folder);
    Path indicators = deployment.config().resolve("indicators").resolve("iccm.yaml");
    Files.writeString(
        indicators,
        Files.readString(indicators).replace("mode: automatic", "mode: after_approval"));
    deployment.relais("demo");
    before = deployment.relais("status");
    queue = deployment.relais("approve");
    shown = deployment.relais("approve", "--period", "202610");
    stale = deployment.relais("approve", "--period", "202610", "--seen", "0123456789ab");
    approved = deployment.relais("approve", "--period", "202610", "--seen", seen(shown));
    sentBack =
        deployment.relais(
            "approve", "--period", "202609", "--send-back", "--reason", "Stock figures missing");
    deployment.relais("demo");
    after = deployment.relais("status");
  }

  @Test
  void whatWaitsIsToldByTheStatusAndWaitsForAPersonNotForAServer() {
    assertThat(before.exit()).as(before.err()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(before.out()).contains("Waiting for approval").contains("202610");
    assertThat(queue.out()).contains("202608").contains("202609").contains("202610");
    assertThat(queue.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
  }

  @Test
  void theDifferenceIsShownWithTheCommandThatApprovesIt() {
    assertThat(shown.out()).contains("MAL_POS").contains("RDT positive");
    assertThat(shown.out()).contains("./relais approve --period 202610 --data-set ICCM_MONTHLY");
  }

  @Test
  void whatNobodySawIsNotApproved() {
    assertThat(stale.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(stale.out()).contains("Nothing was approved").contains(seen(shown));
  }

  @Test
  void whatWasApprovedLeavesAndTheRestStays() {
    assertThat(approved.exit()).as(approved.err()).isZero();
    assertThat(after.out()).contains("202608").doesNotContain("202610:");
    assertThat(deployment.output()).isNotEmptyDirectory();
  }

  @Test
  void whatWasSentBackSaysWhyUntilItIsApproved() {
    assertThat(sentBack.exit()).as(sentBack.err()).isZero();
    assertThat(after.out()).contains("sent back by").contains("Stock figures missing");
  }

  @Test
  void sendingBackNeedsAReason() {
    assertThat(deployment.relais("approve", "--period", "202609", "--send-back").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aWrongPeriodOrOrgUnitIsAUsageErrorThatSaysSo() {
    assertThat(deployment.relais("approve", "--period", "2026-10").err()).contains("202610");
    assertThat(deployment.relais("approve", "--period", "202610", "--org-unit", "nowhere").err())
        .contains("nowhere");
  }

  private static String seen(DemoFolder.Printed printed) {
    Matcher seen = SEEN.matcher(printed.out());
    assertThat(seen.find()).as(printed.out() + printed.err()).isTrue();
    return seen.group(1);
  }
}

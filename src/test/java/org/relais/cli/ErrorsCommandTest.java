package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.ledger.Database;
import org.relais.ledger.DatabaseSettings;

/** A DHIS2 refuses values and a mapping a record; people look, mend, retry and set aside. */
final class ErrorsCommandTest {
  private static ErrorsDeployment deployment;
  private static DemoFolder.Printed first;
  private static DemoFolder.Printed list;
  private static DemoFolder.Printed json;
  private static DemoFolder.Printed csv;
  private static DemoFolder.Printed cause;
  private static DemoFolder.Printed causeCsv;
  private static DemoFolder.Printed value;
  private static DemoFolder.Printed record;
  private static DemoFolder.Printed tried;
  private static DemoFolder.Printed triedOther;
  private static DemoFolder.Printed triedNothing;
  private static DemoFolder.Printed unchanged;
  private static DemoFolder.Printed changes;
  private static DemoFolder.Printed discarded;
  private static DemoFolder.Printed undone;
  private static DemoFolder.Printed withoutReason;
  private static DemoFolder.Printed unknown;
  private static DemoFolder.Printed nothingNamed;
  private static DemoFolder.Printed retried;
  private static DemoFolder.Printed remapped;
  private static DemoFolder.Printed last;
  private static DemoFolder.Printed lastList;
  private static DemoFolder.Printed recount;
  private static String causeOfValues;
  private static String causeOfRecords;

  @BeforeAll
  static void run(@TempDir Path work) throws Exception {
    deployment = ErrorsDeployment.in(work);
    deployment.takeElementOut();
    first = deployment.relais("run", "--once");
    // As while `relais run` works with the ledger: all of this has to go on beside it.
    try (Database held = Database.open(new DatabaseSettings.Embedded(deployment.data()))) {
      list = deployment.relais("errors", "list");
      json = deployment.relais("errors", "list", "--json");
      csv = deployment.relais("errors", "list", "--csv");
      causeOfValues = id("(C\\d+) +\\d+ values", list);
      causeOfRecords = id("(C\\d+) +1 record ", list);
      cause = deployment.relais("errors", "show", causeOfValues);
      causeCsv = deployment.relais("errors", "show", causeOfValues, "--csv");
      value = deployment.relais("errors", "show", id("(V\\d+)", cause));
      record = deployment.relais("errors", "show", id("(R\\d+)", list), "--raw");
      tried = deployment.relais("try", "example-csv", "--rejected");
      triedOther =
          deployment.relais(
              "try", "example-csv", "--fhir", "--record", id("example-csv/(\\S+)", value));
      triedNothing = deployment.relais("try", "no-such-source");
      withoutReason = deployment.relais("errors", "discard", causeOfValues);
      unknown = deployment.relais("errors", "show", "V999999");
      nothingNamed = deployment.relais("errors", "retry");
      discarded =
          deployment.relais("errors", "discard", causeOfRecords, "--reason", "A training form");
      undone = deployment.relais("errors", "undo", causeOfRecords);
      deployment.putElementIn();
      retried =
          deployment.relais("errors", "retry", causeOfValues.toLowerCase(java.util.Locale.ROOT));
    }
    unchanged = deployment.relais("changes", "--period", deployment.period());
    deployment.mendMapping();
    changes = deployment.relais("changes", "--period", deployment.period());
    deployment.relais("apply");
    remapped = deployment.relais("remap");
    last = deployment.relais("run", "--once");
    lastList = deployment.relais("errors", "list");
    recount = deployment.relais("status", "--recount");
  }

  @AfterAll
  static void close() {
    deployment.close();
  }

  @Test
  void whatAMendedMappingWouldChangeIsToldBeforeItIsApplied() {
    assertThat(unchanged.out()).contains("Nothing: all records and values would stay");
    assertThat(changes.exit()).isZero();
    assertThat(changes.out())
        .contains("Records that would become something else: 1")
        .containsPattern("1 +mapped +example-csv +MAP007")
        .containsPattern("Values: 0 new, [1-9]\\d* changed")
        .containsPattern("SC_CONS .* → ");
    assertThat(recount.exit()).as("and so it came").isZero();
  }

  @Test
  void aRecordIsTriedBesideTheRunningProgram() {
    assertThat(tried.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(tried.out())
        .contains("rejected", "> ", "✗ malaria_rdt", "MAP007")
        .doesNotContain("+1");
    assertThat(triedOther.exit()).isZero();
    assertThat(triedOther.out())
        .contains("becomes a visit", "sources/example-csv.yaml:", "+1", "\"resourceType\"", "•••");
    assertThat(triedNothing.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(triedNothing.err()).contains("there are: example-csv");
  }

  @Test
  void theListSaysHowMuchWhereWhoMendsItAndHow() {
    assertThat(first.exit()).as(first.err()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(list.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(list.out())
        .contains("2 values in 2 sites (national): The data element MAL_POS is not in the data set")
        .contains("Mended by the server's administrator.")
        .contains("add the data element and save. Then retry this cause.")
        .contains("1 record in 1 site (example-csv, registre): malaria_rdt: answer without a code")
        .contains("In Mappings, add the answer to codes: of this field")
        .contains("relais apply publishes.")
        .contains("./relais errors show C");
  }

  @Test
  void programsGetTheSameAsJsonAndCsv() throws Exception {
    JsonNode causes = new ObjectMapper().readTree(json.out()).path("causes");
    assertThat(causes).hasSize(2);
    assertThat(causes.path(0).path("cause").asText()).isEqualTo(causeOfValues);
    assertThat(causes.path(0).path("code").asText()).isEqualTo("ELEMENT_NOT_IN_DATA_SET");
    assertThat(causes.path(0).path("items").asInt()).isEqualTo(2);
    assertThat(causes.path(0).path("owner").asText()).isEqualTo("target_administrator");
    assertThat(csv.out().lines()).hasSize(3);
    assertThat(csv.out()).startsWith("cause,kind,state,origin,");
    assertThat(causeCsv.out().lines()).hasSize(3).first().asString().startsWith("id,kind,state,");
  }

  @Test
  void aCauseShowsItsValuesAndAValueItsDeliveriesAndVisits() {
    assertThat(cause.out())
        .contains("03010201  " + deployment.period() + "  MAL_POS")
        .contains("calculated");
    assertThat(value.out())
        .contains("calculated 2, received -")
        .contains("refused")
        .contains("Visits that MAL_POS counts there: 2")
        .contains("example-csv/1")
        .doesNotContain("Oumar");
  }

  @Test
  void aRecordShowsItsReasonsUnderTheFieldsAndNothingPersonal() {
    assertThat(record.out())
        .contains("malaria_rdt = positif?  (TDR)")
        .containsPattern(
            "malaria_rdt = positif\\?.*\\R +\\^ malaria_rdt: the answer \"positif\\?\"")
        .contains("patient_id = •••")
        .doesNotContain("cough =")
        .contains("\"TDR\" : \"positif?\"")
        .doesNotContain("E-4")
        .doesNotContain("Oumar");
  }

  @Test
  void actsSayWhatTheyTouched() {
    assertThat(discarded.out()).contains("Set aside: 1 record.");
    assertThat(undone.out()).contains("Taken back: 1 record.");
    assertThat(retried.out()).as(retried.err()).contains("Due again, as wanted now: 2 values.");
  }

  @Test
  void whatIsNotMeantChangesNothingAndSaysWhatToDo() {
    assertThat(List.of(withoutReason, unknown, nothingNamed))
        .allSatisfy(printed -> assertThat(printed.exit()).isEqualTo(ExitCode.USAGE));
    assertThat(withoutReason.err()).contains("--reason");
    assertThat(unknown.err()).contains("Nothing of the name V999999 waits");
    assertThat(nothingNamed.err()).contains("--all");
  }

  @Test
  void whatWasMendedArrivesAndNothingIsLeft() {
    assertThat(last.exit()).as(last.out() + last.err()).isZero();
    assertThat(deployment.held()).hasSize(2).allSatisfy(held -> assertThat(held).endsWith("= 2"));
    assertThat(remapped.out()).contains("No rejected record that fits");
    assertThat(lastList.exit()).isZero();
    assertThat(lastList.out()).contains("Nothing waits.");
  }

  @Test
  void theStatusCountsAgainWhenAsked() {
    assertThat(recount.exit()).as(recount.err()).isZero();
    assertThat(recount.out()).containsPattern("all \\d+ values are what their visits give");
  }

  private static String id(String pattern, DemoFolder.Printed printed) {
    Matcher found = Pattern.compile(pattern).matcher(printed.out());
    assertThat(found.find()).as(pattern + " in " + printed.out() + printed.err()).isTrue();
    return found.group(1);
  }
}

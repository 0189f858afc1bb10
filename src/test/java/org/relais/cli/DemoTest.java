package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.Visitor;
import org.relais.examples.FirstNames;
import org.relais.oracle.OracleVisit;

/**
 * {@code relais demo} from its first line to its last file: run, run again, and run once more after
 * a row of the paper register was cancelled; and what {@code status} and {@code explain} say of it.
 */
class DemoTest {
  private static final Messages MESSAGES = Messages.fromEnvironment(System.getenv());
  private static final DemoTruth TRUTH = DemoTruth.asGenerated();
  private static final DemoTruth.Figure FIGURE = TRUTH.greatest("MAL_POS");
  private static final Pattern FIRST_NAME =
      Pattern.compile("\\b(" + String.join("|", FirstNames.ALL) + ")\\b");

  private static DemoFolder demo;
  private static After first;
  private static After again;
  private static DemoFolder.Printed status;
  private static DemoFolder.Printed explained;
  private static DemoTruth mended;
  private static After afterwards;

  /** What a run printed, and what there was after it. */
  private record After(DemoFolder.Printed printed, Stick stick, DemoLedger ledger) {}

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    demo = DemoFolder.in(folder);
    first = runDemo();
    again = runDemo();
    status = demo.relais("status", "--json");
    explained = demo.relais("explain", FIGURE.element(), FIGURE.orgUnit(), FIGURE.period());
    String cancelled = TRUTH.onlyOneOfSomeCell("example-csv");
    demo.cancel(cancelled.substring(cancelled.indexOf('/') + 1));
    mended = new DemoTruth(cancelled);
    afterwards = runDemo();
  }

  private static After runDemo() throws Exception {
    DemoFolder.Printed printed = demo.relais("demo");
    return new After(printed, Stick.read(demo.output()), DemoLedger.read(demo.config()));
  }

  @Test
  void everyRecordIsWhatReallyHappened() throws Exception {
    assertThat(first.printed().exit()).as(first.printed().err()).isZero();
    assertThat(first.printed().err()).isEmpty();
    assertThat(differences(TRUTH.classes(), classes(first))).isEmpty();
  }

  @Test
  void theFilesHoldTheCellsOfTheOracleAndNoOther() {
    assertThat(TRUTH.cells()).hasSizeGreaterThan(10_000);
    assertThat(differences(TRUTH.cells(), first.stick().cells())).isEmpty();
    assertThat(differences(TRUTH.cells(), first.ledger().wanted())).isEmpty();
    assertThat(differences(TRUTH.cells(), first.ledger().acknowledged())).isEmpty();
  }

  @Test
  void everyMappedVisitStandsOnceInTheFhirFiles() {
    assertThat(first.stick().visits()).isEqualTo(TRUTH.visits());
    assertThat(first.stick().withdrawn()).isZero();
  }

  @Test
  void runAgainItPullsNothingNewAndSendsNothing() {
    assertThat(again.printed().exit()).isZero();
    assertThat(again.printed().out()).contains(MESSAGES.text("demo.again"));
    assertThat(again.stick().files()).isEqualTo(first.stick().files());
    assertThat(again.ledger()).isEqualTo(first.ledger());
  }

  @Test
  void aRowThatIsCancelledLaterTakesItsValuesAndItsVisitAway() throws Exception {
    assertThat(afterwards.printed().exit()).as(afterwards.printed().err()).isZero();
    assertThat(differences(mended.classes(), classes(afterwards))).isEmpty();
    assertThat(differences(mended.cells(), afterwards.stick().cells())).isEmpty();
    assertThat(differences(mended.cells(), afterwards.ledger().acknowledged())).isEmpty();
    assertThat(afterwards.stick().withdrawn()).isEqualTo(1);
    assertThat(afterwards.stick().files()).containsAllEntriesOf(first.stick().files());
    assertThat(afterwards.stick().files().keySet())
        .anyMatch(file -> file.endsWith(".deletions.csv"));
  }

  @Test
  void itPrintsTheBalanceSheetTheCausesTenCellsAndWhereTheOutputLies() {
    String out = first.printed().out();

    assertThat(out).contains(MESSAGES.text("balance.title"), MESSAGES.text("balance.balanced"));
    assertThat(after(out, "rejections.title").limit(10).filter(line -> line.endsWith("]")))
        .hasSize(5)
        .allMatch(line -> "REJECTED".equals(TRUTH.classes().get(exampleOf(line))));
    assertThat(after(out, "demo.cells").limit(10))
        .allSatisfy(line -> assertThat(line).matches("  [A-Z_]+ +\\p{L}.* 2026\\d\\d +\\d+"));
    assertThat(out)
        .contains(MESSAGES.text("demo.output", demo.output().toString()))
        .contains("  " + first.stick().files().firstKey() + "  ")
        .contains("--config " + demo.config());
  }

  @Test
  void servedItShowsWhatFailedToWhoeverHasTheAccountThatItMadeOnce() throws Exception {
    String password;
    try (ServedDemo served = ServedDemo.start(demo.config(), 0)) {
      password = served.password();
      Visitor visitor = served.visitor();
      visitor.submit("/login", "/login", "username", "demo", "password", password);

      assertThat(visitor.get("/errors").body()).contains("MAP010", "V01", "example-cht");
    }
    try (ServedDemo again = ServedDemo.start(demo.config(), 0)) {
      assertThat(again.password()).as("told once").isEmpty();
      assertThat(again.output()).contains(MESSAGES.text("demo.again"));
      Visitor visitor = again.visitor();
      visitor.submit("/login", "/login", "username", "demo", "password", password);
      assertThat(visitor.get("/errors").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPortThatIsTakenIsToldBeforeAnythingIsPulled() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServedDemo served = ServedDemo.start(demo.config(), taken.getLocalPort())) {
      assertThat(served.exit()).isEqualTo(ExitCode.FAULT);
      assertThat(served.output())
          .contains(String.valueOf(taken.getLocalPort()), "--port")
          .doesNotContain(MESSAGES.text("run.pulling"), "Exception");
    }
  }

  @Test
  void aPortThatCannotBeOneIsAUsageError() throws Exception {
    DemoFolder.Printed printed = demo.relais("demo", "--serve", "--port", "80800");

    assertThat(printed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(printed.err()).contains("80800").doesNotContain("Exception");
  }

  @Test
  void noNameAndNoTelephoneNumberLeavesTheFieldSystems() throws Exception {
    assertThat(Files.readString(Path.of("examples/cht/changes.json")))
        .containsPattern(FIRST_NAME)
        .contains("+223");
    for (DemoFolder.Printed printed :
        List.of(first.printed(), again.printed(), afterwards.printed(), status, explained)) {
      assertThat(printed.out() + printed.err()).doesNotContainPattern(FIRST_NAME);
    }
    for (Path file : Stick.inOrder(demo.output())) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        assertThat(lines.lines().filter(DemoTest::tellsWhoItIs)).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void theStatusForProgramsHasTheKeysThatWerePromised() throws Exception {
    JsonNode sheet = new ObjectMapper().readTree(status.out());

    assertThat(status.exit()).as("some records are rejected").isEqualTo(ExitCode.NEEDS_PERSON);
    assertThat(entries(sheet))
        .containsOnlyKeys("balanced", "sources", "targets")
        .containsEntry("balanced", true);
    assertThat(sheet.path("sources"))
        .extracting(DemoTest::entries)
        .containsExactlyInAnyOrder(
            TRUTH.line("example-cht"), TRUTH.line("example-csv"), TRUTH.line("example-rest"));
    assertThat(sheet.path("targets")).hasSize(1);
    JsonNode stick = sheet.path("targets").path(0);
    assertThat(entries(stick))
        .containsOnlyKeys("target", "cells", "visits")
        .containsEntry("target", "stick");
    assertThat(entries(stick.path("cells"))).isEqualTo(allAcknowledged(TRUTH.cells().size()));
    assertThat(entries(stick.path("visits"))).isEqualTo(allAcknowledged(TRUTH.visits().size()));
  }

  @Test
  void explainShowsAsManyVisitsAsTheFigureCountsAndNothingPersonal() {
    List<OracleVisit> behind = TRUTH.behind(FIGURE);
    List<String> lines = explained.out().lines().map(String::strip).toList();
    List<String> visits = lines.stream().filter(line -> line.startsWith("example-")).toList();

    assertThat(explained.exit()).as(explained.err()).isZero();
    assertThat(FIGURE.value()).isGreaterThan(3);
    assertThat(lines).contains(MESSAGES.text("explain.total", FIGURE.value()));
    assertThat(
            lines.stream()
                .filter(line -> line.startsWith("AGE_BAND="))
                .mapToInt(line -> Integer.parseInt(line.replaceAll(".* ", "")))
                .sum())
        .isEqualTo(FIGURE.value());
    assertThat(visits.stream().map(line -> line.replaceAll(" .*", "")))
        .hasSize(FIGURE.value())
        .doesNotHaveDuplicates()
        .isSubsetOf(behind.stream().map(DemoTruth::name).toList());
    for (String personal : List.of("patient_id", "household_id", "birth_date")) {
      assertThat(explained.out()).doesNotContain(personal);
      behind.forEach(
          visit ->
              assertThat(explained.out())
                  .doesNotContain(String.valueOf(visit.answers().get(personal))));
    }
  }

  private static SortedMap<String, String> classes(After run) throws Exception {
    SortedMap<String, String> classes = new TreeMap<>();
    for (Map.Entry<String, String> record : run.ledger().classes().entrySet()) {
      classes.put(demo.number(record.getKey()), record.getValue());
    }
    return classes;
  }

  /** What is not as it should be, a line each, for maps of thousands cannot be read. */
  private static List<String> differences(SortedMap<String, ?> expected, SortedMap<String, ?> is) {
    return Stream.concat(expected.keySet().stream(), is.keySet().stream())
        .distinct()
        .filter(key -> !Objects.equals(expected.get(key), is.get(key)))
        .map(key -> key + ": expected " + expected.get(key) + ", is " + is.get(key))
        .toList();
  }

  private static Stream<String> after(String text, String heading) {
    return text.lines().dropWhile(line -> !line.equals(MESSAGES.text(heading))).skip(1);
  }

  /** In {@code for example source/id [CODE]}, the record. */
  private static String exampleOf(String line) {
    return line.replaceAll("^.* (example-\\S+).*$", "$1");
  }

  private static boolean tellsWhoItIs(String line) {
    return line.contains("+223") || FIRST_NAME.matcher(line).find();
  }

  private static Map<String, Object> allAcknowledged(int items) {
    return Map.of("acknowledged", items, "due", 0, "parked", 0, "discarded", 0);
  }

  private static Map<String, Object> entries(JsonNode object) {
    return new ObjectMapper().convertValue(object, new TypeReference<TreeMap<String, Object>>() {});
  }
}

package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.http.HttpAnswer;
import org.relais.ledger.Meanwhile;
import org.relais.ledger.SourceActs;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.ProgressListener;
import org.relais.route.PullOutcome;

/** What a person does with a source in the browser, and that the pull step obeys it. */
class SourcePagesTest {
  private static final String SOURCE = ExampleLedger.SOURCE;
  private static final String PAGE = "/sources/" + SOURCE;

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void anOwnerPausesTheirSourceAndThePullStepObeys() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    owner.submit(PAGE, PAGE + "/pause", "reason", " ");
    assertThat(owner.get(PAGE).body()).contains("Nothing was paused");

    owner.submit(PAGE, PAGE + "/pause", "reason", "moving the files");
    assertThat(console.visitor().logIn("viewer").get(PAGE).body())
        .contains("Paused by source-owner", "moving the files");
    PullOutcome held = pipeline().pull(SOURCE);
    assertThat(held.pages()).isZero();
    assertThat(String.valueOf(held.unavailable())).contains("moving the files");

    owner.submit(PAGE, PAGE + "/resume");
    assertThat(pipeline().pull(SOURCE).unavailable()).isNull();
    assertThat(owner.get(PAGE).body()).doesNotContain("Paused by");
  }

  @Test
  void recordsAreCountedOnceForManyReadersAndAnewAfterAnAct() throws Exception {
    Meanwhile ledger = new Meanwhile(database.dataSource());
    try (TestConsole other = TestConsole.over(ledger)) {
      Visitor operator = other.visitor().logIn("operator");
      assertThat(counted(ledger, operator, "/sources")).isTrue();
      for (String page : List.of("/sources", "/sources.csv", "/?month=all")) {
        assertThat(counted(ledger, operator, page)).as(page).isFalse();
      }

      operator.submit(PAGE, PAGE + "/pause", "reason", "to look");
      assertThat(counted(ledger, operator, "/sources")).isTrue();
      operator.submit(PAGE, PAGE + "/resume");
      assertThat(counted(ledger, operator, PAGE)).as("those of one source alone").isFalse();
    }
  }

  /** Whether the records of all sources were counted. */
  private static boolean counted(Meanwhile ledger, Visitor visitor, String page) throws Exception {
    ledger.after("from record group by", 1, () -> {});
    assertThat(visitor.get(page).statusCode()).isEqualTo(200);
    return ledger.happened();
  }

  @Test
  void pulledAgainFromItsBeginningNothingIsCountedTwice() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    long before = pulled();
    assertThat(operator.get(PAGE, "Accept-Language", "en").body())
        .contains("Last pages with news", "can only be read from its beginning");

    operator.submit(PAGE, PAGE + "/pull-again", "from", "");
    assertThat(operator.get(PAGE).body()).contains("say why");
    operator.submit(PAGE, PAGE + "/pull-again", "from", "2026-10-01", "reason", "a gap");
    assertThat(operator.get(PAGE).body()).contains("can only be read from its beginning");
    operator.submit(PAGE, PAGE + "/pull-again", "from", "", "reason", "a gap");
    assertThat(operator.get(PAGE, "Accept-Language", "en").body())
        .contains(
            "The next pull begins there again", "its beginning: the next pull reads all of it");
    PullOutcome again = pipeline().pull(SOURCE);

    assertThat(again.records()).isGreaterThanOrEqualTo(before);
    assertThat(again.changed()).isZero();
    assertThat(pulled()).isEqualTo(before);
  }

  @Test
  void anInterfaceThatKnowsDatesIsReadFromADayOn() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String page = "/sources/example-rest";

    operator.submit(page, page + "/pull-again", "from", "2026-10-01", "reason", "a gap");

    assertThat(operator.get(page).body()).contains("The next pull begins there again");
  }

  @Test
  void someDaysAreReadAgainAfterThePageSaidWhatThatDoes() throws Exception {
    String page = "/sources/example-rest";
    String days = "?from=2026-10-01&to=2026-10-05";
    Deployment ranged = askedForDays();
    try (TestConsole asking = TestConsole.over(database.dataSource(), ranged)) {
      Visitor operator = asking.visitor().logIn("operator");
      assertThat(operator.get(page).body()).contains("Say what it would do");
      assertThat(operator.get(page + "/backfill" + days, "Accept-Language", "en").body())
          .contains("from 2026-10-01 to 2026-10-05", "No record of it came", "goes on where it");
      operator.submit(page, page + "/backfill", "from", "2026-10-05", "to", "2026-10-01");
      assertThat(operator.get(page).body()).contains("the last day is before the first");
      assertThat(acts()).doesNotContain("BACKFILL");

      operator.submit(page, page + "/backfill", "from", "2026-10-01", "to", "2026-10-05");
      assertThat(operator.get(page + "/backfill" + days).body()).contains("say why");
      assertThat(acts()).doesNotContain("BACKFILL");
      operator.submit(
          page,
          page + "/backfill",
          "from",
          "2026-10-01",
          "to",
          "2026-10-05",
          "reason",
          "the server was away");
      assertThat(operator.get(page).body()).contains("from 2026-10-01 to 2026-10-05");
      List<String> asked = new ArrayList<>();
      pipeline(ranged, asked).pull("example-rest");
      pipeline(ranged, asked).pull("example-rest");
      assertThat(asked.get(0))
          .contains("updated_since=2026-09-30T23%3A50%3A00Z")
          .contains("updated_before=2026-10-06T00%3A00%3A00Z");
      assertThat(asked.get(1)).as("and then as before").doesNotContain("updated_before");
      assertThat(acts()).contains("BACKFILL");

      assertThat(api(asking, "GET", "/sources/example-rest/backfill" + days).body())
          .contains("\"known\":0");
      assertThat(
              api(asking, "POST", "/sources/example-rest/backfill" + days + "&reason=gap")
                  .statusCode())
          .isEqualTo(200);
      assertThat(api(asking, "GET", "/sources/example-rest").body()).contains("\"byRange\":true");
      Visitor owner = asking.visitor().logIn("source-owner");
      assertThat(owner.get(page + "/backfill" + days).statusCode()).isEqualTo(404);
      assertThat(asking.visitor().logIn("viewer").get(page + "/backfill" + days).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void aSourceThatCannotBeAskedForDaysSaysWhyAndWhatToDo() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String days = "?from=2026-10-01&to=2026-10-05";

    assertThat(operator.get("/sources/example-rest", "Accept-Language", "en").body())
        .contains("not up to one: use “Pull again from…”")
        .doesNotContain("Say what it would do");
    assertThat(operator.get(PAGE + "/backfill" + days).statusCode()).isEqualTo(409);
    HttpResponse<String> refused =
        api(console, "POST", "/sources/example-rest/backfill" + days + "&reason=gap");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("pull it again from a day");
  }

  @Test
  void anotherOnesSourceIsOutOfReach() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    for (String act : new String[] {"pause", "resume", "pull-again", "pull"}) {
      assertThat(
              owner.submit(PAGE, "/sources/example-cht/" + act, "reason", "mine now").statusCode())
          .as(act)
          .isEqualTo(404);
    }
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.submit(PAGE, PAGE + "/pause", "reason", "x").statusCode()).isEqualTo(403);
    assertThat(
            database
                .sql()
                .queryForObject(
                    "select count(*) from audit where subject like 'example-cht%'", Long.class))
        .isZero();
  }

  @Test
  void whyItCouldNotBeReachedIsSaidUntilItIs() throws Exception {
    new SourceActs(database.dataSource(), Clock.systemUTC()).resume("example-rest", "test");
    pipeline().pull("example-rest");

    assertThat(console.visitor().logIn("viewer").get("/sources/example-rest").body())
        .contains("Source example-rest");
  }

  private static LedgerPipeline pipeline() {
    return new LedgerPipeline(
        TestConsole.exampleDeployment(),
        database.dataSource(),
        call -> new HttpAnswer(401, Map.of(), new byte[0]),
        Clock.systemUTC(),
        ProgressListener.NOBODY,
        EngineMode.ON_DEMAND);
  }

  private static Deployment askedForDays() {
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.computeIfPresent(
        "sources/example-rest.yaml",
        (path, text) -> text.replace("overlap: 10 minutes", "until: updated_before"));
    return ((Compilation.Ok) TestConsole.exampleHome().compile(files)).deployment();
  }

  private static LedgerPipeline pipeline(Deployment deployment, List<String> asked) {
    return new LedgerPipeline(
        deployment,
        database.dataSource(),
        call -> {
          asked.add(call.url());
          return new HttpAnswer(200, Map.of(), "{\"results\":[]}".getBytes(StandardCharsets.UTF_8));
        },
        Clock.systemUTC(),
        ProgressListener.NOBODY,
        EngineMode.ON_DEMAND);
  }

  private static HttpResponse<String> api(TestConsole console, String method, String path)
      throws Exception {
    String token =
        new ApiTokens(database.dataSource(), Clock.systemUTC())
            .issue("operator", "test", Duration.ofDays(1), "test");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + console.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  private static List<String> acts() {
    return database.sql().queryForList("select act from audit", String.class);
  }

  private static long pulled() {
    Long pulled =
        database
            .sql()
            .queryForObject("select pulled from source where source = ?", Long.class, SOURCE);
    return pulled == null ? 0 : pulled;
  }
}

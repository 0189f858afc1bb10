package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.http.HttpAnswer;
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
  void pulledAgainFromItsBeginningNothingIsCountedTwice() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    long before = pulled();
    assertThat(operator.get(PAGE, "Accept-Language", "en").body())
        .contains("Last pages with news", "can only be read from its beginning");

    operator.submit(PAGE, PAGE + "/pull-again", "from", "2026-10-01");
    assertThat(operator.get(PAGE).body()).contains("can only be read from its beginning");
    operator.submit(PAGE, PAGE + "/pull-again", "from", "");
    assertThat(operator.get(PAGE, "Accept-Language", "en").body())
        .contains("Set back", "its beginning: the next pull reads all of it");
    PullOutcome again = pipeline().pull(SOURCE);

    assertThat(again.records()).isGreaterThanOrEqualTo(before);
    assertThat(again.changed()).isZero();
    assertThat(pulled()).isEqualTo(before);
  }

  @Test
  void anInterfaceThatKnowsDatesIsReadFromADayOn() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String page = "/sources/example-rest";

    operator.submit(page, page + "/pull-again", "from", "2026-10-01");

    assertThat(operator.get(page).body()).contains("Set back");
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

  private static long pulled() {
    Long pulled =
        database
            .sql()
            .queryForObject("select pulled from source where source = ?", Long.class, SOURCE);
    return pulled == null ? 0 : pulled;
  }
}

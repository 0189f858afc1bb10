package org.relais.console.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** What a person does with a target in the browser. */
class TargetPagesTest {
  private static final String PAGE = "/targets/stick";

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
  void aTargetThatIsDownSaysWhySinceWhenAndWhenItIsTriedNext() throws Exception {
    String page = console.visitor().logIn("viewer").get(PAGE, "Accept-Language", "en").body();

    assertThat(page).contains("The server does not answer", "4 tries in a row failed", "down for");
    assertThat(page).doesNotContain("class=\"row acts\"");
  }

  @Test
  void itIsPausedWithAReasonAndResumed() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    operator.submit(PAGE, PAGE + "/pause", "reason", " ");
    assertThat(operator.get(PAGE).body()).contains("Nothing was done: say why");

    operator.submit(PAGE, PAGE + "/pause", "reason", "the stick is full");
    assertThat(operator.get("/targets").body()).contains("paused by operator", "the stick is full");
    operator.submit(PAGE, PAGE + "/resume");
    assertThat(operator.get("/targets").body()).doesNotContain("paused by");
    assertThat(acts()).contains("PAUSE", "RESUME");
  }

  @Test
  void aResetSaysBeforeAndAfterwardsHowMuchIsLookedAtAgain() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    Long held =
        database.sql().queryForObject("select count(*) from cell where ever_sent", Long.class);
    assertThat(operator.get(PAGE, "Accept-Language", "en").body().replace(",", ""))
        .contains("Reset and look at " + held + " again");

    operator.submit(PAGE, PAGE + "/reset", "reason", "restored from last night");

    assertThat(operator.get(PAGE, "Accept-Language", "en").body().replace(",", ""))
        .contains("Reset. " + held + " values and visits");
    assertThat(
            database
                .sql()
                .queryForList("select reason from audit where act = 'RESET'", String.class))
        .contains("restored from last night");
    assertThat(operator.submit(PAGE, PAGE + "/check").statusCode()).isEqualTo(302);
    assertThat(operator.get(PAGE).body()).contains("no server to check");
  }

  @Test
  void thoseWhoSeeOnlySomeSourcesSeeNoTargetAndTouchNone() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    assertThat(owner.get("/").body()).doesNotContain("/targets");
    for (String path : List.of("/targets", PAGE)) {
      assertThat(owner.get(path).statusCode()).as(path).isEqualTo(403);
    }
    Visitor viewer = console.visitor().logIn("viewer");
    for (String act : List.of("pause", "resume", "reset", "check", "reconcile")) {
      assertThat(owner.submit("/", PAGE + "/" + act, "reason", "x").statusCode())
          .as(act)
          .isEqualTo(403);
      assertThat(viewer.submit("/", PAGE + "/" + act, "reason", "x").statusCode())
          .as(act)
          .isEqualTo(403);
    }
    assertThat(viewer.get("/targets/nowhere").statusCode()).isEqualTo(404);
  }

  private static List<String> acts() {
    return database.sql().queryForList("select act from audit", String.class);
  }
}

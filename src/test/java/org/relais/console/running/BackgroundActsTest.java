package org.relais.console.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.cli.ErrorsDeployment;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.Load;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;
import org.relais.route.Rules;

/**
 * What a person has done in the background, from the button to the page that tells what came of it:
 * running routes, a register of paper, and a DHIS2 that lacks a data element.
 */
class BackgroundActsTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String SOURCE = "/sources/example-csv";
  private static final String TARGET = "/targets/national";

  private ErrorsDeployment field;
  private TestDatabase database;
  private RunningRoutes routes;
  private TestConsole console;
  private Visitor operator;

  @BeforeEach
  void run(@TempDir Path work) throws Exception {
    field = ErrorsDeployment.in(work);
    Deployment deployment =
        ((Compilation.Ok) ConfigurationCompiler.compile(field.config(), Map.of())).deployment();
    database = TestDatabase.fresh();
    new ConfigurationVersions(database.dataSource(), CLOCK)
        .apply(
            Rules.of(deployment),
            new NewVersion(deployment.files(), deployment.tests(), "test", "the first"),
            LocalDate.EPOCH,
            looked -> {});
    TestAccounts.of(database.dataSource(), CLOCK)
        .add("operator", Role.OPERATOR, Set.of(), Visitor.PASSWORD, "test");
    routes = new RunningRoutes();
    console =
        TestConsole.over(
            database.dataSource(),
            deployment,
            new ConfigurationHome(field.config(), Map::of),
            routes);
    routes.started(
        RouteEngine.start(
            deployment,
            http ->
                new LedgerPipeline(
                    deployment,
                    database.dataSource(),
                    http,
                    CLOCK,
                    ProgressListener.NOBODY,
                    EngineMode.ON_DEMAND),
            Path.of("routes"),
            EngineMode.ON_DEMAND));
    operator = console.visitor().logIn("operator");
  }

  @AfterEach
  void end() {
    console.close();
    routes.close();
    database.close();
    field.close();
  }

  @Test
  void pullNowTakesInWhatTheSourceHasAndSaysHowMuch() throws Exception {
    assertThat(operator.get(SOURCE).body()).contains("Pull now");

    String said = told(operator.submit(SOURCE, SOURCE + "/pull"), "Pulled:");
    assertThat(said).contains("4 records on", "4 of them new or changed");
    assertThat(operator.get(SOURCE, "Accept-Language", "en").body().replaceAll("</?a[^>]*>", ""))
        .contains("3 mapped", "1 rejected", "MAP007")
        .containsPattern("(?s)Last pages with news.*<td class=\"number\">4</td>");
    assertThat(cells()).as("what was pulled was counted at once").isPositive();

    assertThat(told(operator.submit(SOURCE, SOURCE + "/pull"), "Pulled:"))
        .contains("0 of them new or changed");
    assertThat(operator.get("/work").body()).contains("Pulling example-csv", "0 of them new");
    assertThat(audited("PULL")).containsExactly("operator example-csv", "operator example-csv");
  }

  @Test
  void compareNowTellsWhatTheServerHoldsOtherwise() throws Exception {
    pullAndDeliver();
    assertThat(operator.get(TARGET).body()).contains("Compare now");
    assertThat(told(operator.submit(TARGET, TARGET + "/reconcile"), "values compared"))
        .contains("the server holds all as we know them");

    field.typeOver("40");
    assertThat(told(operator.submit(TARGET, TARGET + "/reconcile"), "values compared"))
        .contains("2 are not as we know");
    assertThat(operator.get("/").body()).contains("/figures/differences");
    assertThat(
            operator
                .get("/figures/differences?period=" + field.period(), "Accept-Language", "en")
                .body())
        .contains("40", "Let ours replace");
    assertThat(audited("RECONCILE")).containsExactly("operator national", "operator national");
  }

  @Test
  void checkTheServerTellsWhatItWouldRefuseAndThatAllIsFine() throws Exception {
    assertThat(operator.get(TARGET).body()).contains("Check the server", "It only reads");
    field.takeElementOut();
    assertThat(told(operator.submit(TARGET, TARGET + "/check"), "Checked:")).contains("finding");
    assertThat(operator.get(TARGET, "Accept-Language", "en").body())
        .contains("MAL_POS", "DHIS2 2.43", "What to do");
    assertThat(operator.get(TARGET, "Accept-Language", "fr").body())
        .contains("MAL_POS", "Que faire");

    field.putElementIn();
    told(operator.submit(TARGET, TARGET + "/check"), "Checked:");
    assertThat(operator.get(TARGET).body()).doesNotContain("MAL_POS");
    assertThat(audited("CHECK_TARGET")).containsExactly("operator national", "operator national");
  }

  @Test
  void aProgramAsksForTheSameAndFollowsItToItsEnd() throws Exception {
    String pulled = followed("/sources/example-csv/pull");
    assertThat(pulled).contains("4 records on");
    engine().deliver(Load.cells("national", "ICCM_MONTHLY"));

    assertThat(followed("/targets/national/reconcile")).contains("values compared");
    assertThat(followed("/targets/national/check")).contains("Checked");
    assertThat(api("GET", "/targets/national/check").body()).contains("\"findings\"");
  }

  @Test
  void aProgramHasTheServerReadAndGetsWhatItHoldsOtherwise() throws Exception {
    pullAndDeliver();
    field.typeOver("40");
    String read = "/figures/differences/read?period=" + field.period();
    assertThat(api("GET", read).statusCode()).as("before anybody had it read").isEqualTo(404);

    assertThat(followed(read)).contains("/api/v1/figures/differences/read?dataSet=ICCM_MONTHLY");

    String told = api("GET", read).body();
    assertThat(told).contains("\"held\":40", "\"who\":\"operator\"", "\"CHANGED\":2");
    assertThat(api("GET", read + "&kind=CHANGED&limit=1").body())
        .containsOnlyOnce("\"held\":40")
        .containsPattern("\"next\":\"[^\"]+\"");
    assertThat(api("GET", read + "&kind=NEW").body()).doesNotContain("\"held\":40");
  }

  private void pullAndDeliver() {
    engine().pull("example-csv");
    engine().count();
    engine().deliver(Load.cells("national", "ICCM_MONTHLY"));
    assertThat(field.held()).hasSize(2);
  }

  private RouteEngine engine() {
    return routes.engine().orElseThrow();
  }

  /** The page after an act, or that of its work, once it says what came of it. */
  private String told(HttpResponse<String> reply, String word) {
    assertThat(reply.statusCode()).isEqualTo(302);
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> operator.get(location(reply), "Accept-Language", "en").body(),
            body -> body.contains(word));
  }

  /** What the work says that a call began, once it has ended. */
  private String followed(String call) throws Exception {
    HttpResponse<String> begun = api("POST", call);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String id = begun.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> api("GET", "/work/" + id).body(), body -> body.contains("\"DONE\""));
  }

  private HttpResponse<String> api(String method, String path) throws Exception {
    String token =
        new ApiTokens(database.dataSource(), CLOCK)
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

  private long cells() {
    Long cells = database.sql().queryForObject("select count(*) from cell", Long.class);
    return cells == null ? 0 : cells;
  }

  private List<String> audited(String act) {
    return database
        .sql()
        .queryForList(
            "select who || ' ' || subject from audit where act = ? order by entry",
            String.class,
            act);
  }
}

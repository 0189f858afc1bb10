package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.PipelineFactory;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;

/** A configuration that is published while the program runs. */
class PublishTest {
  private static final String SOURCE = "sources/example-csv.yaml";
  private static final String GIRLS = "Fille: F, Garçon: M";
  private static final Path ROUTES = Path.of("routes");

  private TestDatabase database;
  private VersionHistory history;
  private RunningRoutes routes;
  private TestConsole console;
  private Visitor administrator;

  @BeforeEach
  void run() throws Exception {
    serve(ActiveExample.fresh());
  }

  private void serve(TestDatabase ledger) throws Exception {
    database = ledger;
    history = new VersionHistory(database.dataSource());
    routes =
        new RunningRoutes(
            next -> RouteEngine.prepare(next, pipeline(next), ROUTES, EngineMode.ON_DEMAND));
    console = TestConsole.over(database.dataSource(), routes);
    Deployment first = TestConsole.exampleDeployment();
    routes.started(RouteEngine.start(first, pipeline(first), ROUTES, EngineMode.ON_DEMAND));
    administrator = console.visitor().logIn("administrator");
  }

  @AfterEach
  void end() {
    console.close();
    routes.close();
    database.close();
  }

  @Test
  void aChangedMappingIsLiveAfterPublishingAndIsGoneBackFrom() throws Exception {
    end();
    serve(ExampleLedger.fresh());
    // The example spreads the times of receipt, and no visit may lie after its receipt.
    database.sql().update("update record set first_received = now()");
    long girls = visitsOf("F");
    long boys = visitsOf("M");
    assertThat(girls).isNotEqualTo(boys);
    RouteEngine before = routes.engine().orElseThrow();
    type(SOURCE, ActiveExample.text(SOURCE).replace(GIRLS, "Fille: M, Garçon: F"));

    String said = publish("girls and boys were mixed up");
    routes.engine().orElseThrow().count();

    assertThat(said).contains("is active");
    assertThat(routes.engine().orElseThrow()).isNotSameAs(before);
    assertThat(before.running()).isFalse();
    assertThat(visitsOf("F")).isEqualTo(boys);
    assertThat(visitsOf("M")).isEqualTo(girls);
    ConfigurationVersion latest = history.active().orElseThrow();
    assertThat(latest.author()).isEqualTo("administrator");
    assertThat(administrator.get("/mappings").body())
        .contains(latest.shortVersion())
        .doesNotContain("Give up the draft");

    String back = rollBack();
    routes.engine().orElseThrow().count();

    assertThat(back).contains("is active");
    assertThat(history.active().orElseThrow().version())
        .isEqualTo(TestConsole.exampleDeployment().version());
    assertThat(history.list(Long.MAX_VALUE, 10))
        .extracting(ConfigurationVersion::message)
        .containsExactly("it was right before", "girls and boys were mixed up", "the example");
    assertThat(visitsOf("F")).isEqualTo(girls);
  }

  private String rollBack() throws Exception {
    return administrator.ended(
        Visitor.location(
            administrator.submit(
                "/mappings/versions/1?to=active",
                "/mappings/versions/1/make-live",
                "seen",
                Long.toString(history.active().orElseThrow().number()),
                "message",
                "it was right before")));
  }

  @Test
  void aNewSourceIsPulledAndShownOnceItIsPublished() throws Exception {
    assertThat(administrator.get("/sources").body()).doesNotContain("second-csv");
    type(
        "sources/second-csv.yaml",
        ActiveExample.text(SOURCE).replace("source: example-csv", "source: second-csv"));

    assertThat(publish("a second register")).contains("is active");

    assertThat(routes.engine().orElseThrow().pull("second-csv").records()).isPositive();
    assertThat(administrator.get("/sources").body()).contains("second-csv");
  }

  @Test
  void whatDoesNotCompileOrWhoseTestsFailNeverBecomesActive() throws Exception {
    type("quality.yaml", "rules: [\n");
    assertThat(publish("broken")).contains("has errors");

    administrator.submit("/mappings", "/mappings/revert", "file", "quality.yaml");
    String tests = "indicators/iccm.test.yaml";
    type(
        tests,
        ActiveExample.text(tests).replaceFirst("expect: \\{SC_CONS: 1}", "expect: {SC_CONS: 7}"));
    assertThat(publish("untested")).contains("1 of ").contains("tests fail");

    assertThat(history.list(Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(routes.engine().orElseThrow().running()).isTrue();
  }

  @Test
  void aLiteralSecretIsNotPublished() throws Exception {
    String target =
        """
        target: national
        type: dhis2
        url: http://localhost:1
        auth: {token: d2pat_0123456789}
        data_sets: [ICCM_MONTHLY]
        deliver_from: 2026-01-01
        """;
    type("targets/national.yaml", target);

    assertThat(publish("a server")).contains("password or token");
  }

  @Test
  void whatWasChangedSinceItWasLookedAtIsNotPublishedUnseen() throws Exception {
    type(SOURCE, ActiveExample.text(SOURCE) + "# one\n");
    String seen = seen();
    type(SOURCE, ActiveExample.text(SOURCE) + "# two\n");

    assertThat(publish("unseen", seen)).contains("changed since you looked");
  }

  @Test
  void whatIsUnderWayEndsBeforeTheRulesChange() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RouteEngine slow =
        RouteEngine.start(
            TestConsole.exampleDeployment(),
            http ->
                new SlowCount(pipeline(TestConsole.exampleDeployment()).create(http), began, goOn),
            ROUTES,
            EngineMode.ON_DEMAND);
    routes.close();
    routes.started(slow);
    Thread counting = new Thread(slow::count);
    counting.start();
    assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
    type(SOURCE, ActiveExample.text(SOURCE) + "# one\n");

    String work = start("while it counts", seen());
    await()
        .during(Duration.ofMillis(300))
        .until(() -> history.active().orElseThrow().number() == 1);
    goOn.countDown();

    assertThat(administrator.ended(work)).contains("is active");
    counting.join();
  }

  @Test
  void whereNoRoutesCanBeMadeTheOldOnesGoOnAndThePersonIsTold() throws Exception {
    RunningRoutes broken =
        new RunningRoutes(
            next -> {
              throw new IllegalStateException("no routes today");
            });
    Deployment first = TestConsole.exampleDeployment();
    RouteEngine old = RouteEngine.start(first, pipeline(first), ROUTES, EngineMode.ON_DEMAND);
    broken.started(old);
    console.close();
    console = TestConsole.over(database.dataSource(), broken);
    administrator = console.visitor().logIn("administrator");
    type(SOURCE, ActiveExample.text(SOURCE) + "# one\n");

    assertThat(publish("never")).contains("the one before goes on");
    assertThat(old.running()).isTrue();
    assertThat(old.count().siteDays()).isGreaterThanOrEqualTo(0);
    assertThat(history.list(Long.MAX_VALUE, 10)).hasSize(1);
    broken.close();
  }

  @Test
  void whatTheDatabaseRefusesLeavesTheOldRulesRunningAndItsDraftAsItWas() throws Exception {
    RouteEngine before = routes.engine().orElseThrow();
    database.sql().execute("alter table version_history add check (message <> 'cursed')");
    type(SOURCE, ActiveExample.text(SOURCE) + "# one\n");

    assertThat(publish("cursed")).contains("goes on, and they are mapped by it again");

    assertThat(routes.engine().orElseThrow()).isSameAs(before);
    assertThat(before.count().siteDays()).isGreaterThanOrEqualTo(0);
    assertThat(administrator.get("/mappings").body()).contains("Give up the draft");
    assertThat(publish("blessed")).contains("is active");
  }

  private String publish(String message) throws Exception {
    return publish(message, seen());
  }

  private String publish(String message, String seen) throws Exception {
    return administrator.ended(start(message, seen));
  }

  private String start(String message, String seen) throws Exception {
    return Visitor.location(
        administrator.submit(
            "/mappings/review", "/mappings/review/publish", "seen", seen, "message", message));
  }

  private String seen() {
    return new Drafts(database.dataSource(), Clock.systemUTC())
        .of("administrator")
        .orElseThrow()
        .seen(history.active().orElseThrow().number());
  }

  private void type(String file, String text) throws Exception {
    assertThat(Typing.into(administrator, file, text).statusCode()).isEqualTo(200);
  }

  private long visitsOf(String sex) {
    Long sum =
        database
            .sql()
            .queryForObject(
                "select coalesce(sum(wanted), 0) from cell where element = 'SC_CONS'"
                    + " and options::text like ?",
                Long.class,
                "%\"" + sex + "\"%");
    return sum == null ? 0 : sum;
  }

  private PipelineFactory pipeline(Deployment deployment) {
    return http ->
        new LedgerPipeline(
            deployment,
            database.dataSource(),
            http,
            Clock.systemUTC(),
            ProgressListener.NOBODY,
            EngineMode.ON_DEMAND);
  }
}

package org.relais.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.api.ApiCaller;
import org.relais.console.running.RunningRoutes;
import org.relais.console.running.SecretWatch;
import org.relais.ledger.KeyPlace;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.PipelineFactory;
import org.relais.route.ProgressListener;
import org.relais.route.PullOutcome;
import org.relais.route.RouteEngine;

/** A password that is changed while the program runs is the one that the next pull shows. */
class ChangedSecretTest {
  private static final Path ROUTES = Path.of("routes");
  private static final String FILE = "sources/example-rest.yaml";
  private static final String PAGE = "/settings/secrets";
  private static final String NAME = "REST_PASSWORD";
  private static final String RIGHT = "open sesame";

  @TempDir private Path data;
  private TestDatabase database;
  private WireMockServer server;
  private Secrets secrets;
  private RunningRoutes routes;
  private TestConsole console;
  private Visitor administrator;

  @BeforeEach
  void runWithTheWrongPassword() throws Exception {
    database = ExampleLedger.fresh();
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.unauthorized()));
    server.stubFor(
        WireMock.get(WireMock.anyUrl())
            .withBasicAuth("relais", RIGHT)
            .willReturn(WireMock.okJson("{\"results\": []}")));
    Map<String, String> machine = new TreeMap<>(TestConsole.exampleHome().variables().get());
    machine.put("DEMO_REST_URL", server.baseUrl() + "/v");
    secrets = new Secrets(database.dataSource(), KeyPlace.of(machine, data), Clock.systemUTC());
    secrets.set(NAME, "wrong", "test");
    ConfigurationHome home =
        new ConfigurationHome(Path.of("examples/config"), () -> machine, () -> all(machine));
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.computeIfPresent(
        FILE,
        (path, text) ->
            text.replace(
                "time_zone:",
                "auth: {basic: {username: relais, password: ${" + NAME + "}}}\ntime_zone:"));
    Deployment first = ((Compilation.Ok) home.compile(files)).deployment();
    routes =
        new RunningRoutes(
            next -> RouteEngine.prepare(next, pipeline(next), ROUTES, EngineMode.ON_DEMAND));
    console = TestConsole.over(database.dataSource(), first, home, routes);
    routes.started(RouteEngine.start(first, pipeline(first), ROUTES, EngineMode.ON_DEMAND));
    administrator = console.visitor().behind("Accept-Language", "en").logIn("administrator");
    assertThat(pull().unavailable()).isNotNull();
  }

  private Map<String, String> all(Map<String, String> machine) {
    try {
      Map<String, String> all = new TreeMap<>(secrets.values());
      all.putAll(machine);
      return all;
    } catch (SealedException sealed) {
      throw new IllegalStateException(sealed);
    }
  }

  @AfterEach
  void end() {
    console.close();
    routes.close();
    server.stop();
    database.close();
  }

  @Test
  void whatAnAdministratorTypesIsShownByTheNextPullWithoutARestart() throws Exception {
    RouteEngine before = routes.engine().orElseThrow();

    administrator.submit(PAGE, PAGE, "secret", NAME, "value", RIGHT);

    assertThat(administrator.get(PAGE).body())
        .contains(NAME + " is stored, and used from now on")
        .doesNotContain(RIGHT);
    assertThat(pull().unavailable()).isNull();
    assertThat(before.running()).isFalse();
    assertThat(database.sql().queryForObject("select count(*) from version_history", Long.class))
        .isOne();
  }

  @Test
  void whatAProgramStoresIsShownByTheNextPull() throws Exception {
    ApiCaller caller = new ApiCaller(console, database);

    assertThat(
            caller
                .call("administrator", "PUT", PAGE + "/" + NAME, "text/plain", RIGHT)
                .statusCode())
        .isEqualTo(204);

    assertThat(pull().unavailable()).isNull();
    assertThat(caller.refused(409, "administrator", "DELETE", PAGE + "/" + NAME + "?reason=x"))
        .contains("was not removed", FILE);
  }

  @Test
  void whatAnotherProcessStoredIsTakenByTheNextLook() throws Exception {
    SecretWatch watch = console.part("secretWatch", SecretWatch.class);
    assertThat(watch.look()).isInstanceOf(SecretWatch.Look.Same.class);
    secrets.set(NAME, RIGHT, "relais secrets set");

    assertThat(watch.look()).isEqualTo(new SecretWatch.Look.Taken(false));

    assertThat(pull().unavailable()).isNull();
    RouteEngine now = routes.engine().orElseThrow();
    secrets.set("UNUSED", "x", "relais secrets set");
    assertThat(watch.look()).isInstanceOf(SecretWatch.Look.Same.class);
    assertThat(routes.engine()).containsSame(now);
  }

  @Test
  void aChangeByAnOwnerTakesItsTurnAndAnAdministratorsDoesNotWait() throws Exception {
    SecretWatch watch = console.part("secretWatch", SecretWatch.class);
    secrets.set(NAME, RIGHT, "test");
    assertThat(watch.lookInTurn()).contains(new SecretWatch.Look.Taken(false));
    RouteEngine first = routes.engine().orElseThrow();

    secrets.set(NAME, "another", "test");
    assertThat(watch.lookInTurn()).as("less than a minute later").isEmpty();
    assertThat(routes.engine()).containsSame(first);

    assertThat(watch.look()).isEqualTo(new SecretWatch.Look.Taken(false));
    assertThat(routes.engine().orElseThrow()).isNotSameAs(first);
  }

  @Test
  void whatRunsGoesOnWhereASecretThatItNamesIsGone() throws Exception {
    SecretWatch watch = console.part("secretWatch", SecretWatch.class);
    secrets.set(NAME, RIGHT, "test");
    watch.look();
    secrets.remove(NAME, "relais secrets remove", null);

    assertThat(watch.look()).isInstanceOf(SecretWatch.Look.Kept.class);

    assertThat(pull().unavailable()).isNull();
    administrator.submit(PAGE, PAGE + "/" + NAME + "/remove", "reason", "x");
    administrator.submit(PAGE, PAGE, "secret", NAME, "value", RIGHT);
    administrator.submit(PAGE, PAGE + "/" + NAME + "/remove", "reason", "it was leaked");
    assertThat(administrator.get(PAGE).body()).contains("was not removed", FILE);
    assertThat(secrets.list()).extracting("name").containsExactly(NAME);
  }

  private PullOutcome pull() {
    return routes.engine().orElseThrow().pull("example-rest");
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

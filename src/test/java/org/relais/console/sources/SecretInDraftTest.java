package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.api.ApiCaller;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

/** A secret that a draft names stays where it is, whoever's draft it is and however it is tried. */
class SecretInDraftTest {
  private static final String FILE = "sources/" + ExampleLedger.SOURCE + ".yaml";
  private static final String PAGE = "/sources/" + ExampleLedger.SOURCE;
  private static final String SECRET = "s3cr3t-of-the-machine";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static TestDatabase database;
  private static TestConsole console;
  private static ApiCaller caller;
  private static WireMockServer server;
  private static Drafts drafts;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    Files.writeString(folder.resolve("token"), SECRET);
    Map<String, String> variables = new TreeMap<>(TestConsole.exampleHome().variables().get());
    variables.put("OWN_URL", server.baseUrl() + "/v");
    variables.put("TOP_SECRET", SECRET);
    ConfigurationHome home =
        new ConfigurationHome(Path.of("examples/config"), () -> Map.copyOf(variables));
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.put(FILE, source());
    Deployment deployment = ((Compilation.Ok) home.compile(files)).deployment();
    console = TestConsole.over(database.dataSource(), deployment, home, new RunningRoutes());
    caller = new ApiCaller(console, database);
  }

  @AfterAll
  static void end() {
    server.stop();
    console.close();
    database.close();
  }

  @AfterEach
  void forget() {
    drafts.drop("source-owner");
    drafts.drop("administrator");
  }

  private static String source() {
    return """
        source: example-csv
        type: rest
        url: ${OWN_URL}
        auth: {bearer: "${file:%s}"}
        records: results
        id: id
        form: {value: registre}
        pull: {every: 1 hour}
        forms:
          registre:
            visit: sick_child
            fields:
              visit_date: {from: day}
              org_unit: {from: site}
              worker_id: {from: worker}
              worker_type: {value: asc}
              patient_id: {from: child}
              age_in_months: {from: months}
              sex: {from: sex}
              fever: {from: fever}
        """
        .formatted(folder.resolve("token"));
  }

  @ParameterizedTest
  @CsvSource({
    "source-owner, ${TOP_SECRET}",
    "source-owner, ${file:/proc/self/environ}",
    "administrator, ${TOP_SECRET}",
    "administrator, ${file:/proc/self/environ}"
  })
  void noTryOfADraftShowsWhatItPutsIntoTheData(String account, String placeholder)
      throws Exception {
    answers();
    draft(account, text -> text.replace("{from: worker}", "{value: \"" + placeholder + "\"}"));
    Visitor visitor = console.visitor().logIn(account);

    visitor.submit(PAGE, PAGE + "/try?draft=true");
    String page = told(visitor, "draft has errors");
    JsonNode work = tried(account);
    JsonNode trial = caller.get(account, "/trial?source=example-csv&draft=true");
    JsonNode check = caller.get(account, "/mappings/findings");

    assertThat(page).doesNotContain(SECRET, "PATH=");
    assertThat(work.path("state").asText()).isEqualTo("FAILED");
    assertThat(work.toString() + trial + check).doesNotContain(SECRET, "PATH=");
    assertThat(check.toString()).contains("CFG026");
    assertThat(visitor.get("/trial?source=example-csv&draft=true").body())
        .doesNotContain(SECRET, "PATH=");
  }

  @Test
  void theMappingOfAnOwnersDraftIsTriedOverThePublishedConnectionWithItsSecrets() throws Exception {
    answers();
    draft("source-owner", text -> text.replace("{from: worker}", "{value: CHW-7}"));

    JsonNode work = tried("source-owner");

    String result = work.path("result").asText().replace("/api/v1", "");
    assertThat(result).as(work.toString()).startsWith("/sources/example-csv/tried/");
    assertThat(caller.get("source-owner", result).toString()).contains("CHW-7");
    server.verify(
        WireMock.getRequestedFor(WireMock.urlPathEqualTo("/v"))
            .withHeader("Authorization", WireMock.equalTo("Bearer " + SECRET)));
  }

  @Test
  void noFileOfTheMachineIsReadForAnOwnersConnection() throws Exception {
    draft("source-owner", text -> text.replace("${OWN_URL}", "${file:/proc/self/environ}"));
    Visitor owner = console.visitor().logIn("source-owner");

    owner.submit(PAGE, PAGE + "/try?draft=true");

    assertThat(told(owner, "names a secret that you have not stored")).doesNotContain("PATH=");
  }

  /** The list of work once it says how the try ended. */
  private static String told(Visitor visitor, String words) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> visitor.get("/work", "Accept-Language", "en").body(),
            page -> page.contains(words));
  }

  private static JsonNode tried(String account) throws Exception {
    String id = caller.post(account, "/sources/example-csv/try?draft=true").path("id").asText();
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> caller.get(account, "/work/" + id),
            work -> Set.of("DONE", "FAILED").contains(work.path("state").asText()));
  }

  private static void answers() {
    server.stubFor(
        WireMock.get(WireMock.anyUrl())
            .willReturn(
                WireMock.okJson(
                    """
                    {"results": [{"id": "1", "day": "2026-10-30", "site": "%s", "worker": "W1",
                                  "child": "C1", "months": 20, "sex": "F", "fever": true}]}
                    """
                        .formatted(site()))));
  }

  private static String site() {
    return TestConsole.exampleDeployment().orgUnits().all().stream()
        .filter(unit -> unit.level().equals("site"))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private static void draft(String account, UnaryOperator<String> change) {
    drafts.put(account, FILE, change.apply(source()));
  }
}

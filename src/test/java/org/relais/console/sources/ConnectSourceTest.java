package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.Compilation;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

/** Connect a field system and try it, in the browser, against a server of its own. */
class ConnectSourceTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static WireMockServer server;
  private static Drafts drafts;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
  }

  @AfterAll
  static void end() {
    server.stop();
    console.close();
    database.close();
  }

  @Test
  void theFirstRecordsOfAPublishedSourceAreShownAsTheyWouldBeMappedAndNothingIsTakenIn()
      throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    String page = "/sources/" + ExampleLedger.SOURCE;
    Long before = records();

    String result = location(owner.submit(page, page + "/try"));

    assertThat(result).startsWith(page + "/tried/");
    assertThat(owner.get(result, "Accept-Language", "en").body())
        .contains("would become visits", "Fever", "✗")
        .doesNotContain("??");
    assertThat(records()).isEqualTo(before);
    assertThat(console.visitor().logIn("operator").get(result).statusCode()).isEqualTo(404);
    assertThat(owner.submit(page, "/sources/example-cht/try").statusCode()).isEqualTo(404);
    assertThat(owner.get(result.replace(ExampleLedger.SOURCE, "example-cht")).statusCode())
        .isEqualTo(404);
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.submit("/", page + "/try").statusCode()).isEqualTo(403);
  }

  @Test
  void aServerThatCannotBeReachedIsToldInPlainWords() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    operator.submit("/sources", "/sources/example-rest/try");

    assertThat(operator.get("/sources/example-rest").body()).contains("Source example-rest,");
  }

  @Test
  void anAdministratorConnectsASourceAndTriesItBeforeItIsPublished() throws Exception {
    server.stubFor(
        WireMock.get(WireMock.anyUrl())
            .willReturn(
                WireMock.okJson(
                    """
                    {"results": [{"id": "1", "form": "visit", "updated_at": "2026-11-01T08:00:00Z",
                                  "visit_date": "2026-10-30", "org_unit": "nowhere"}]}
                    """)));
    Visitor administrator = console.visitor().logIn("administrator");
    HttpResponse<String> written =
        connect(administrator, "ong-rest", server.baseUrl() + "/v", "none");
    assertThat(location(written)).isEqualTo("/connect/ong-rest");
    assertThat(administrator.get("/connect/ong-rest").body())
        .contains("is in your draft", "type: rest");

    String result = location(administrator.submit("/connect", "/sources/ong-rest/try?draft=true"));

    assertThat(result).startsWith("/sources/ong-rest/tried/");
    assertThat(administrator.get(result, "Accept-Language", "en").body())
        .contains("by your draft", "1 would be rejected", "nowhere");
    server.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.unauthorized()));
    administrator.submit("/connect", "/sources/ong-rest/try?draft=true");
    assertThat(administrator.get("/connect/ong-rest").body())
        .contains("does not accept the user name");
    drafts.drop("administrator");
  }

  @Test
  void connectingASecondTimeLeavesTheMappingThatWasTypedMeanwhile() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String file = "sources/ong-twice.yaml";
    connect(administrator, "ong-twice", "https://example.org", "none");
    String typed = drafts.files("administrator").get(file) + "# an afternoon of work\n";
    drafts.put("administrator", file, typed);

    assertThat(connect(administrator, "ong-twice", "https://example.org", "none").body())
        .contains("Your draft has a file " + file + " already", "Go on with it in Mappings");
    assertThat(
            connect(
                    administrator.behind("Accept-Language", "fr"),
                    "ong-twice",
                    "https://example.org",
                    "none")
                .body())
        .contains("Votre brouillon a déjà un fichier " + file);

    assertThat(drafts.files("administrator")).containsEntry(file, typed);
    assertThat(audited()).isOne();
    drafts.drop("administrator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cht", "rest", "file"})
  void whatIsWrittenCompilesOnceItsSecretIsThere(String type) {
    NewSource source =
        new NewSource(
            "new-one",
            type,
            type.equals("file") ? "csv" : "https://example.org/api",
            "basic",
            "relais",
            "NEW_PASSWORD",
            "1 hour",
            "Africa/Bamako");
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.put(source.path(), SourceSkeleton.of(source));
    Map<String, String> variables = new TreeMap<>(TestConsole.exampleHome().variables().get());
    variables.put("NEW_PASSWORD", "x");

    assertThat(source.fault()).isEmpty();
    Compilation compiled = TestConsole.exampleHome().check(files, variables);

    assertThat(compiled).as(String.valueOf(compiled)).isInstanceOf(Compilation.Ok.class);
  }

  @Test
  void anOwnerConnectsASourceOfTheirOwnAndNoOther() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");

    assertThat(connect(owner, "another", "https://example.org", "none").body())
        .contains("no field system of that name");
    assertThat(connect(owner, ExampleLedger.SOURCE, "https://example.org", "none").body())
        .contains("There is a field system of that name");
    assertThat(connect(owner, "Bad Name", "https://example.org", "none").body())
        .contains("small letters");
    assertThat(connect(owner, "another", "https://example.org\"\nraw: keep", "none").body())
        .contains("address begins with");
    assertThat(owner.get("/connect/another").statusCode()).isEqualTo(403);
    assertThat(drafts.of("source-owner")).isEmpty();
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/connect").statusCode()).isEqualTo(403);
  }

  @Test
  void anOwnersDraftWithAnotherAddressIsNotTriedForItCouldSendASecretElsewhere() throws Exception {
    String path = "sources/" + ExampleLedger.SOURCE + ".yaml";
    String text = TestConsole.exampleDeployment().files().get(path);
    drafts.put("source-owner", path, text.replace("folder: csv", "folder: ../.."));
    Visitor owner = console.visitor().logIn("source-owner");
    String page = "/sources/" + ExampleLedger.SOURCE;

    owner.submit(page, page + "/try?draft=true");

    assertThat(owner.get(page).body()).contains("tried by an administrator");
    drafts.drop("source-owner");
  }

  private static HttpResponse<String> connect(Visitor visitor, String name, String url, String auth)
      throws Exception {
    return visitor.submit(
        "/connect",
        "/connect",
        "name",
        name,
        "type",
        "rest",
        "url",
        url,
        "auth",
        auth,
        "every",
        "1 hour",
        "timeZone",
        "Africa/Bamako");
  }

  private static Long audited() {
    return database
        .sql()
        .queryForObject(
            "select count(*) from audit where act = 'CONNECT_SOURCE' and subject = 'ong-twice'",
            Long.class);
  }

  private static Long records() {
    return database.sql().queryForObject("select count(*) from record", Long.class);
  }
}

package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.api.ApiCaller;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.Drafts;
import org.relais.ledger.KeyPlace;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.ledger.TestDatabase;

/**
 * A source owner connects a field system without an administrator: stores its password, tries it,
 * maps it and hands it over; and reaches nothing else by it.
 */
class OwnConnectionTest {
  private static final String FILE = "sources/ong-kobo.yaml";
  private static final String PAGE = "/connect/ong-kobo";
  private static final String TRY = "/sources/ong-kobo/try?draft=true";
  private static final String SECRET = "ONG_KOBO_PASSWORD";
  private static final String LACKS = "names a secret that you have not stored";

  @TempDir private static Path data;
  private static TestDatabase database;
  private static TestConsole console;
  private static ApiCaller caller;
  private static WireMockServer server;
  private static Drafts drafts;
  private static Secrets secrets;

  private Visitor owner;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    Map<String, String> machine = new TreeMap<>(TestConsole.exampleHome().variables().get());
    machine.put("TOP_SECRET", "of-the-machine");
    machine.put("ONG_KOBO_HOME", "of-the-machine");
    secrets = new Secrets(database.dataSource(), KeyPlace.of(machine, data), Clock.systemUTC());
    ConfigurationHome home =
        new ConfigurationHome(Path.of("examples/config"), () -> machine, () -> all(machine));
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.merge("relais.yaml", "server: {owner_networks: [127.0.0.1/32]}\n", String::concat);
    Deployment deployment = ((Compilation.Ok) home.compile(files)).deployment();
    console = TestConsole.over(database.dataSource(), deployment, home, new RunningRoutes());
    caller = new ApiCaller(console, database);
    Accounts accounts = TestAccounts.of(database.dataSource());
    for (String name : List.of("ngo", "co-owner")) {
      accounts.add(name, Role.SOURCE_OWNER, Set.of("ong-kobo"), Visitor.PASSWORD, "test");
    }
    accounts.add("other-ngo", Role.SOURCE_OWNER, Set.of("ong"), Visitor.PASSWORD, "test");
  }

  /** What the machine gives goes before what is stored. */
  private static Map<String, String> all(Map<String, String> machine) {
    try {
      Map<String, String> all = new TreeMap<>(secrets.values());
      all.putAll(machine);
      return all;
    } catch (SealedException sealed) {
      throw new IllegalStateException(sealed);
    }
  }

  @AfterAll
  static void end() {
    server.stop();
    console.close();
    database.close();
  }

  @BeforeEach
  void answer() throws Exception {
    server.resetAll();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.unauthorized()));
    server.stubFor(
        WireMock.get(WireMock.urlPathEqualTo("/v"))
            .withBasicAuth("relais", "open sesame")
            .willReturn(
                WireMock.okJson(
                    """
                    {"results": [{"id": "1", "form": "visit", "updated_at": "2026-11-01T08:00:00Z",
                                  "visit_date": "2026-10-30", "org_unit": "nowhere"}]}
                    """)));
    owner = console.visitor().behind("Accept-Language", "en").logIn("ngo");
  }

  @AfterEach
  void forget() {
    List.of("ngo", "co-owner", "other-ngo").forEach(drafts::drop);
    database.sql().update("delete from secret");
  }

  @Test
  void anOwnerConnectsStoresThePasswordTriesMapsAndHandsOverAndAnAdministratorTriesThat()
      throws Exception {
    assertThat(location(connect("http://127.0.0.1:" + server.port() + "/v"))).isEqualTo(PAGE);
    assertThat(owner.get("/sources").body())
        .contains("href=\"" + PAGE + "\"", "in the draft of ngo, not live");
    assertThat(owner.get(PAGE).body()).contains(SECRET, "not stored here");
    owner.submit(PAGE, TRY);
    assertThat(owner.get(PAGE).body()).contains(LACKS);

    assertThat(location(store("ong-kobo", SECRET, "open says me"))).isEqualTo(PAGE);
    owner.submit(PAGE, TRY);
    assertThat(owner.get(PAGE).body()).contains("does not accept the user name");
    store("ong-kobo", SECRET, "open sesame");
    assertThat(owner.get(PAGE).body())
        .contains(SECRET + " is stored")
        .doesNotContain("open sesame", "not stored here");
    String tried = location(owner.submit(PAGE, TRY));
    assertThat(tried).startsWith("/sources/ong-kobo/tried/");
    assertThat(owner.get(tried).body())
        .contains("by your draft", "1 would be rejected", "href=\"" + PAGE + "\"");
    assertThat(audited()).contains(SECRET + " (ong-kobo)");

    String editor = "/mappings?file=" + FILE;
    HttpResponse<String> page = owner.get(editor);
    String mapped = drafts.files("ngo").get(FILE).replace("{value: asc}", "{value: relais}");
    owner.submit(page, "/mappings/save", "file", FILE, "seen", Visitor.seen(page), "text", mapped);
    HttpResponse<String> review = owner.get("/mappings/review");
    String version =
        location(
            owner.submit(
                review,
                "/mappings/review/submit",
                "seen",
                Visitor.seen(review),
                "message",
                "our Kobo"));

    Visitor administrator = console.visitor().behind("Accept-Language", "en");
    administrator.logIn("administrator");
    assertThat(administrator.get("/sources").body())
        .contains("in the draft of ngo, not live", "href=\"" + PAGE + "?of=ngo\"", version);
    assertThat(administrator.get(PAGE + "?of=ngo").body()).contains("type: rest", version);
    assertThat(administrator.get(version).body()).contains("Try the connection of ong-kobo");
    String looked = location(administrator.submit(version, version + "/try?source=ong-kobo"));
    assertThat(looked).startsWith("/sources/ong-kobo/tried/");
    assertThat(administrator.get(looked).body()).contains("1 would be rejected", version + "/try");
    assertThat(owner.get(version).body()).doesNotContain("Try the connection");
    assertThat(owner.submit(version, version + "/try?source=ong-kobo").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:%d/v",
        "http://[::1]:%d/v",
        "http://10.1.2.3:%d/v",
        "http://169.254.169.254/latest",
        "http://[::ffff:192.168.1.1]:%d/v"
      })
  void noAddressIsTriedThatOnlyThisMachineReaches(String url) throws Exception {
    connect(url.formatted(server.port()));
    store("ong-kobo", SECRET, "open sesame");

    owner.submit(PAGE, TRY);

    assertThat(owner.get(PAGE).body()).contains("of this machine or of a network around it");
    server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
  }

  @Test
  void noOtherSecretVariableOrFileIsReadByADraft() throws Exception {
    secrets.set("SHARED_TOKEN", "an administrator's", "administrator");
    connect("http://127.0.0.1:" + server.port() + "/v");
    store("ong-kobo", SECRET, "open sesame");
    String text = drafts.files("ngo").get(FILE);

    for (String other :
        List.of("${TOP_SECRET}", "${SHARED_TOKEN}", "${DEMO_REST_URL}", "${file:/etc/hostname}")) {
      drafts.put("ngo", FILE, text.replace("${" + SECRET + "}", "\"" + other + "\""));
      owner.submit(PAGE, TRY);
      assertThat(owner.get(PAGE).body()).as(other).contains(LACKS);
    }
    drafts.put(
        "ngo",
        FILE,
        SourceSkeleton.of(
            new NewSource(
                "ong-kobo", "file", "/etc", "none", null, null, "1 hour", "Africa/Bamako")));
    owner.submit(PAGE, TRY);
    assertThat(owner.get(PAGE).body()).contains("tried by an administrator", "Hand over");
    server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
  }

  @Test
  void anotherOwnersSecretGoesWithNoDraftButTheirs() throws Exception {
    connect("http://127.0.0.1:" + server.port() + "/v");
    store("ong-kobo", SECRET, "open sesame");
    drafts.put("co-owner", FILE, drafts.files("ngo").get(FILE));
    Visitor coOwner = console.visitor().behind("Accept-Language", "en").logIn("co-owner");

    coOwner.submit(PAGE, TRY);

    assertThat(coOwner.get(PAGE).body()).contains(LACKS);
    server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
    assertThat(owner.submit(PAGE, "/sources/example-csv/try").statusCode()).isEqualTo(404);
    assertThat(
            console
                .visitor()
                .logIn("other-ngo")
                .submit("/sources", "/sources/ong-kobo/secrets", "secret", SECRET, "value", "x")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void onlyNamesOfTheSourceThatAreNobodyElsesAreAnOwnersToStore() throws Exception {
    connect("http://127.0.0.1:" + server.port() + "/v");
    secrets.set("ONG_KOBO_TOKEN", "an administrator's", "administrator");

    for (String name : List.of("TOP_SECRET", "DEMO_CHT_URL", "ONG_KOBOX", "RELAIS_KEY")) {
      store("ong-kobo", name, "x");
      assertThat(owner.get(PAGE).body()).as(name).contains("begin with ONG_KOBO_");
    }
    for (String name : List.of("ONG_KOBO_TOKEN", "ONG_KOBO_HOME")) {
      store("ong-kobo", name, "x");
      assertThat(owner.get(PAGE).body()).as(name).contains("is not yours to store");
    }
    store("ong-kobo", SECRET, " ");
    assertThat(owner.get(PAGE).body()).contains("No value was given");
    assertThat(store("example-csv", "EXAMPLE_CSV_TOKEN", "x").statusCode()).isEqualTo(403);
    assertThat(secrets.list()).extracting("name").containsExactly("ONG_KOBO_TOKEN");

    store("ong-kobo", SECRET, "open sesame");
    secrets.set(SECRET, "an administrator's", "administrator");
    owner.submit(PAGE, TRY);
    assertThat(owner.get(PAGE).body()).contains(LACKS);
    server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
  }

  @Test
  void anOwnerForgetsASecretWithAReason() throws Exception {
    connect("http://127.0.0.1:" + server.port() + "/v");
    store("ong-kobo", SECRET, "open sesame");
    String remove = "/sources/ong-kobo/secrets/" + SECRET + "/remove";

    owner.submit(PAGE, remove);
    assertThat(owner.get(PAGE).body()).contains("say why");
    owner.submit(PAGE, remove, "reason", "another account");

    assertThat(owner.get(PAGE).body()).contains(SECRET + " was removed", "not stored here");
    assertThat(secrets.list()).isEmpty();
  }

  @Test
  void programsDoTheSame() throws Exception {
    String body =
        """
        {"name": "ong-kobo", "type": "rest", "url": "http://127.0.0.1:%d/v", "auth": "basic",
         "username": "relais", "every": "1 hour", "timeZone": "Africa/Bamako"}
        """;
    caller.post("ngo", "/sources", body.formatted(server.port()));
    assertThat(caller.get("ngo", "/sources/drafted").findValuesAsText("name"))
        .containsExactly("ong-kobo");
    assertThat(caller.get("co-owner", "/sources/drafted").path("items")).isEmpty();
    String path = "/sources/ong-kobo/secrets/" + SECRET;

    assertThat(caller.call("ngo", "PUT", path, "text/plain", "open sesame").statusCode())
        .isEqualTo(204);
    JsonNode listed = caller.get("ngo", "/sources/ong-kobo/secrets");
    assertThat(listed.findValuesAsText("setBy")).containsExactly("ngo");
    assertThat(listed.toString()).doesNotContain("open sesame");
    JsonNode work = caller.post("ngo", "/sources/ong-kobo/try?draft=true");
    assertThat(work.path("state").asText()).as(work.toString()).isEqualTo("DONE");
    caller.refused(404, "source-owner", "GET", "/sources/ong-kobo/secrets");
    caller.refused(403, "administrator", "DELETE", path + "?reason=x");
    assertThat(caller.call("ngo", "DELETE", path + "?reason=x").statusCode()).isEqualTo(204);
    assertThat(caller.refused(409, "ngo", "DELETE", path + "?reason=x")).contains("No owner");
  }

  private HttpResponse<String> connect(String url) throws Exception {
    return owner.submit(
        "/connect",
        "/connect",
        "name",
        "ong-kobo",
        "type",
        "rest",
        "url",
        url,
        "auth",
        "basic",
        "username",
        "relais",
        "every",
        "1 hour",
        "timeZone",
        "Africa/Bamako");
  }

  private HttpResponse<String> store(String source, String name, String value) throws Exception {
    return owner.submit(PAGE, "/sources/" + source + "/secrets", "secret", name, "value", value);
  }

  private static List<String> audited() {
    return database
        .sql()
        .queryForList("select subject from audit where act = 'SET_SECRET'", String.class);
  }
}

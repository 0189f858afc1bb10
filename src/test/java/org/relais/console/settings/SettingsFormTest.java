package org.relais.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.Drafts;
import org.relais.ledger.HeldDraft;
import org.relais.ledger.TestDatabase;

/** Settings of relais.yaml through forms: into the draft, and nothing else of the file changes. */
class SettingsFormTest {
  private static final String ALERTS = "/settings/alerts/change";
  private static final String LANGUAGE = "/settings/language";
  private static final String EDITOR = "/mappings?file=relais.yaml";

  private static TestDatabase database;
  private static TestConsole console;

  private Visitor administrator;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
  }

  @BeforeEach
  void beginAnew() throws Exception {
    drafts().drop("administrator");
    database.sql().update("update account set language = null");
    administrator = console.visitor().logIn("administrator");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void whoIsToldIsWrittenIntoTheDraftAndTheRestOfTheFileStays() throws Exception {
    String before = file();
    assertThat(save(form()).statusCode()).isEqualTo(302);

    assertThat(file())
        .startsWith(before)
        .endsWith(
            """
            alerts:
              language: fr
              server_down: 20 minutes
              mail:
                host: mail.example.org
                username: ${MAIL_USER}
                password: ${RELAIS_KEY}
                from: relais@example.org
                to: [hmis@example.org, it@example.org]
              sources:
                example-csv: 3 days
            """);
    assertThat(administrator.get(ALERTS).body())
        .contains("Your draft changes relais.yaml", "value=\"mail.example.org\"", "value=\"20\"")
        .contains("${RELAIS_KEY}", "the environment has no variable MAIL_USER");
    assertThat(acts()).contains("CHANGE_SETTINGS");
    assertThat(administrator.get("/settings/alerts").body())
        .as("nothing is live before it is published")
        .contains("Nobody is told");
  }

  @Test
  void whatAnotherWindowWroteMeanwhileStaysBesideWhatTheFormWrites() throws Exception {
    String before = file();

    HeldDraft.changed(
        database,
        "administrator",
        () -> save(form()),
        held -> held.put("administrator", "relais.yaml", before + "# another window\n"));

    assertThat(file()).startsWith(before).contains("# another window\n", "alerts:\n");
  }

  @Test
  void whatTheCompilerSaysStandsBesideTheFieldAtFault() throws Exception {
    save(with(form(), "port", "many", "from", "nobody", "host", ""));
    String page = administrator.get(ALERTS, "Accept-Language", "fr").body();

    for (String field : List.of("port", "from", "host")) {
      assertThat(page)
          .containsPattern(
              "(?s)id=\"%1$s\"[^>]*aria-invalid=\"true\"[^>]*>\\s*<div id=\"fault-%1$s\"><span"
                  .formatted(field));
    }
    assertThat(page).contains("une adresse électronique").doesNotContain("id=\"fault-to\"><span");
  }

  @Test
  void aSecretIsGivenByItsNameAndNeverByItsValue() throws Exception {
    HttpResponse<String> refused = save(with(form(), "password", "hunter2 is no name"));

    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("given by the name of a secret", "mail.example.org");
    assertThat(file()).doesNotContain("hunter2", "alerts");
    save(with(form(), "password", "RELAIS_KEY"));
    assertThat(file()).contains("password: ${RELAIS_KEY}\n");
  }

  @Test
  void aSecretInTheFileItselfIsNeitherShownNorLost() throws Exception {
    write(
        file()
            + "alerts:\n  webhook:  # the chat\n    url: ${ALERT_URL}\n"
            + "    auth: {bearer: plain-token}   # old\n");
    assertThat(administrator.get(ALERTS).body())
        .contains(AlertForm.MASK)
        .doesNotContain("plain-token");

    save(
        List.of(
            "language",
            "en",
            "webhook",
            "true",
            "url",
            "${CHAT_URL}",
            "auth",
            "bearer",
            "secret",
            AlertForm.MASK));
    assertThat(file())
        .contains("  webhook:  # the chat\n    url: ${CHAT_URL}\n")
        .contains("    auth: {bearer: plain-token}   # old\n");
  }

  @Test
  void withoutMailAndWebhookTheBlockGoes() throws Exception {
    String before = file();
    save(form());
    save(List.of("language", "en"));

    assertThat(file()).isEqualTo(before);
  }

  @Test
  void aFileThatNoFormCanChangeLeadsToTheEditor() throws Exception {
    write(file() + "alerts: &all\n  language: fr\n");

    for (String page : List.of(ALERTS, LANGUAGE)) {
      assertThat(administrator.get(page).body())
          .contains("cannot be changed by this form", "an anchor", EDITOR)
          .doesNotContain("into my draft</button>");
    }
    String after = file();
    save(form());
    assertThat(file()).isEqualTo(after);
    assertThat(api("GET", "/alerts", "").statusCode()).isEqualTo(409);
  }

  @Test
  void onlyAdministratorsChangeSettings() throws Exception {
    for (String account : List.of("viewer", "operator", "source-owner")) {
      Visitor other = console.visitor().logIn(account);
      assertThat(other.get(ALERTS).statusCode()).isEqualTo(403);
      assertThat(other.submit("/", LANGUAGE, "language", "fr").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void theLanguageOfWhoeverChoseNoneIsChangedInTheDraft() throws Exception {
    String before = file();
    administrator.submit(LANGUAGE, LANGUAGE, "language", "fr");
    assertThat(file()).isEqualTo(before + "server:\n  language: fr\n");
    assertThat(administrator.get(LANGUAGE).body()).contains("value=\"fr\" checked", "Now: English");

    administrator.submit(LANGUAGE, LANGUAGE, "language", "xx");
    administrator.submit(LANGUAGE, LANGUAGE, "language", "");
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void thePagesSpeakTheLanguageOfTheDeploymentToWhoeverSaysNone() throws Exception {
    try (TestConsole french = TestConsole.over(database.dataSource(), frenchDeployment())) {
      Visitor visitor = french.visitor();
      assertThat(visitor.get("/login").body()).contains("lang=\"fr\"");
      assertThat(visitor.get("/login", "Accept-Language", "pt, bm").body()).contains("lang=\"fr\"");
      assertThat(visitor.get("/login", "Accept-Language", "pt, en").body()).contains("lang=\"en\"");
      visitor.get("/preferences?language=en");
      assertThat(visitor.get("/login").body()).contains("lang=\"en\"");
    }
  }

  @Test
  void theLanguageThatSomebodyChoseIsKeptWithTheAccount() throws Exception {
    administrator.get("/preferences?language=fr");

    Visitor elsewhere = console.visitor().logIn("administrator");
    assertThat(elsewhere.get("/account", "Accept-Language", "en").body()).contains("lang=\"fr\"");
    assertThat(console.visitor().logIn("viewer").get("/account", "Accept-Language", "en").body())
        .contains("lang=\"en\"");
  }

  @Test
  void aProgramChangesTheSameInItsDraft() throws Exception {
    HttpResponse<String> put =
        api(
            "PUT",
            "/alerts",
            "{\"language\":\"fr\",\"webhook\":{\"url\":\"${ALERT_URL}\",\"auth\":\"header\","
                + "\"name\":\"X-Key\",\"secret\":\"RELAIS_KEY\"},\"sourceSilent\":\"2 days\"}");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).contains("\"drafted\":true", "\"secret\":\"${RELAIS_KEY}\"", "CFG020");
    assertThat(file())
        .endsWith(
            """
            alerts:
              language: fr
              source_silent: 2 days
              webhook:
                url: ${ALERT_URL}
                auth:
                  header:
                    name: X-Key
                    value: ${RELAIS_KEY}
            """);
    assertThat(api("PUT", "/alerts", "{\"webhook\":{\"secret\":\"open sesame\"}}").body())
        .contains("by the name of a secret")
        .doesNotContain("sesame");
    assertThat(api("PUT", "/language?language=fr", "").body()).contains("\"language\":\"fr\"");
    assertThat(api("PUT", "/language?language=xx", "").statusCode()).isEqualTo(409);
  }

  private static List<String> form() {
    return List.of(
        "language",
        "fr",
        "mail",
        "true",
        "host",
        "mail.example.org",
        "port",
        "",
        "security",
        "starttls",
        "username",
        "${MAIL_USER}",
        "password",
        "${RELAIS_KEY}",
        "from",
        "relais@example.org",
        "to",
        "hmis@example.org\r\nit@example.org",
        "serverDown",
        "20",
        "serverDown.unit",
        "minutes",
        "sources.example-csv",
        "3",
        "sources.example-csv.unit",
        "days");
  }

  private static List<String> with(List<String> form, String... changes) {
    List<String> changed = new ArrayList<>(form);
    for (int i = 0; i < changes.length; i += 2) {
      int at = changed.indexOf(changes[i]);
      if (at >= 0) {
        changed.set(at + 1, changes[i + 1]);
      }
    }
    return changed;
  }

  private HttpResponse<String> save(List<String> fields) throws Exception {
    return administrator.submit(ALERTS, ALERTS, fields.toArray(String[]::new));
  }

  private static void write(String text) {
    drafts().put("administrator", "relais.yaml", text);
  }

  /** relais.yaml as the draft has it. */
  private static String file() {
    return drafts().files("administrator").get("relais.yaml");
  }

  private static Drafts drafts() {
    return new Drafts(database.dataSource(), Clock.systemUTC());
  }

  private static HttpResponse<String> api(String method, String path, String body)
      throws Exception {
    String token =
        new ApiTokens(database.dataSource(), Clock.systemUTC())
            .issue("administrator", "test", Duration.ofDays(1), "test");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:" + console.port() + "/api/v1/settings/draft" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static List<String> acts() {
    return database.sql().queryForList("select act from audit", String.class);
  }

  private static Deployment frenchDeployment() {
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.merge("relais.yaml", "server: {language: fr}\n", String::concat);
    return ((Compilation.Ok) TestConsole.exampleHome().compile(files)).deployment();
  }
}

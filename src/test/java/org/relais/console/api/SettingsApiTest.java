package org.relais.console.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** Secrets, alerts, roles and one's own account, for programs. */
class SettingsApiTest {
  private static WireMockServer chat;
  private static TestDatabase database;
  private static TestConsole console;
  private static ApiCaller caller;

  @BeforeAll
  static void serve() throws Exception {
    chat = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    chat.start();
    chat.stubFor(post("/secret-path").willReturn(aResponse().withStatus(200)));
    database = TestDatabase.fresh();
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.merge(
        "relais.yaml",
        "alerts: {server_down: 20 minutes, webhook: {url: \"%s/secret-path\"}}\n"
            .formatted(chat.baseUrl()),
        String::concat);
    console =
        TestConsole.over(
            database.dataSource(),
            ((Compilation.Ok) TestConsole.exampleHome().compile(files)).deployment());
    Accounts accounts = TestAccounts.of(database.dataSource());
    accounts.add("administrator", Role.ADMINISTRATOR, Set.of(), Visitor.PASSWORD, "test");
    accounts.add("viewer", Role.VIEWER, Set.of(), Visitor.PASSWORD, "test");
    accounts.add("changes-it", Role.VIEWER, Set.of(), Visitor.PASSWORD, "test");
    caller = new ApiCaller(console, database);
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
    chat.stop();
  }

  @Test
  void aSecretIsSetListedWithoutItsValueAndRemoved() throws Exception {
    String path = "/settings/secrets/NGO_TOKEN";
    assertThat(caller.call("administrator", "PUT", path, "text/plain", "hush-hush").statusCode())
        .isEqualTo(204);

    JsonNode listed = caller.get("administrator", "/settings/secrets");
    assertThat(listed.findValuesAsText("name")).contains("NGO_TOKEN");
    assertThat(listed.findValuesAsText("setBy")).contains("administrator");
    assertThat(listed.findValuesAsText("files").toString()).isNotBlank();
    assertThat(listed.toString()).doesNotContain("hush-hush");
    assertThat(caller.get("administrator", "/audit").toString())
        .contains("NGO_TOKEN")
        .doesNotContain("hush-hush");
    caller.refused(400, "administrator", "DELETE", path);
    assertThat(caller.call("administrator", "DELETE", path + "?reason=leaked").statusCode())
        .isEqualTo(204);
    caller.refused(404, "administrator", "DELETE", path + "?reason=leaked");
  }

  @Test
  void aSecretWithoutANameOrAValueIsRefusedAndSoAreOthersThanAdministrators() throws Exception {
    String named = "/settings/secrets/";
    assertThat(
            ApiCaller.refusal(
                400,
                caller.call("administrator", "PUT", named + "RELAIS_KEY", "text/plain", "x"),
                named))
        .contains("RELAIS_");
    assertThat(
            ApiCaller.refusal(
                400, caller.call("administrator", "PUT", named + "X", "text/plain", " "), named))
        .contains("No value");
    assertThat(
            ApiCaller.refusal(
                403, caller.call("viewer", "PUT", named + "X", "text/plain", "x"), named))
        .isNotBlank();
    for (String path : new String[] {"secrets", "alerts", "alerts/sent", "roles", "users"}) {
      caller.refused(403, "viewer", "GET", "/settings/" + path);
    }
  }

  @Test
  void alertsAreToldWithoutTheAddressAndATestGoesOut() throws Exception {
    JsonNode alerts = caller.get("administrator", "/settings/alerts");
    assertThat(alerts.path("webhook").asBoolean()).isTrue();
    assertThat(alerts.path("mail").isNull()).isTrue();
    assertThat(alerts.path("serverDownMinutes").asLong()).isEqualTo(20);
    assertThat(alerts.toString()).doesNotContain("secret-path");

    String work = caller.post("administrator", "/settings/alerts/test").path("id").asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                caller.get("administrator", "/work/" + work).path("state").asText().equals("DONE"));
    chat.verify(1, postRequestedFor(urlEqualTo("/secret-path")));
    caller.refused(403, "viewer", "POST", "/settings/alerts/test");
  }

  @Test
  void whatPeopleWereToldComesInParts() throws Exception {
    database
        .sql()
        .update(
            """
            insert into alert_note (channel, subject, body, json, written_at, attempts, next_try,
                                    sent_at)
            values ('mail', 'stick is down', '', '{}', now(), 0, now(), now()),
                   ('webhook', 'stick is up', '', '{}', now(), 2, now(), null)
            """);
    JsonNode first = caller.get("administrator", "/settings/alerts/sent?limit=1");
    assertThat(first.at("/items/0/subject").asText()).isEqualTo("stick is up");
    assertThat(first.at("/items/0/sent").isNull()).isTrue();
    String next = "/settings/alerts/sent?limit=1&after=" + first.path("next").asText();
    assertThat(caller.get("administrator", next).at("/items/0/subject").asText())
        .isEqualTo("stick is down");
    assertThat(caller.refused(400, "administrator", "GET", "/settings/alerts/sent?after=x"))
        .contains("next");
    assertThat(caller.refused(400, "administrator", "GET", "/settings/alerts/sent?limit=x"))
        .contains("limit");
  }

  @Test
  void everybodyMakesAndEndsTokensOfTheirOwnAccountAndNoOthers() throws Exception {
    assertThat(caller.get("viewer", "/account").path("role").asText()).isEqualTo("viewer");
    assertThat(caller.post("viewer", "/account/tokens?label=nightly&days=3").path("token").asText())
        .startsWith("relais_");
    caller.refused(400, "viewer", "POST", "/account/tokens?label=nightly&days=0");
    JsonNode own = caller.get("viewer", "/account/tokens").path("items");
    assertThat(own).allSatisfy(t -> assertThat(t.path("name").asText()).isEqualTo("viewer"));
    long foreign =
        database
            .sql()
            .queryForObject(
                "select max(token) from api_token where account = 'administrator'", Long.class);
    caller.refused(404, "viewer", "DELETE", "/account/tokens/" + foreign + "?reason=x");
    for (JsonNode token : own) {
      if (token.path("label").asText().equals("nightly")) {
        String path = "/account/tokens/" + token.path("token").asLong();
        assertThat(caller.call("viewer", "DELETE", path + "?reason=x").statusCode()).isEqualTo(204);
      }
    }
    assertThat(caller.get("administrator", "/settings/roles").findValuesAsText("role"))
        .containsExactly("viewer", "operator", "administrator", "source-owner");
  }

  @Test
  void aPasswordIsChangedByWhoKnowsTheOneOfNow() throws Exception {
    String asked = "{\"present\":\"%s\",\"password\":\"%s\"}";
    String path = "/account/password";
    assertThat(refusal(409, path, asked.formatted("wrong", "five other plain words")))
        .contains("not right");
    assertThat(refusal(409, path, asked.formatted(Visitor.PASSWORD, "short")))
        .contains("too short");
    assertThat(refusal(400, path, "{\"present\":\"x\"}")).contains("password");

    assertThat(
            caller
                .call(
                    "changes-it",
                    "POST",
                    path,
                    "application/json",
                    asked.formatted(Visitor.PASSWORD, "five other plain words"))
                .statusCode())
        .isEqualTo(204);
    assertThat(
            Visitor.location(
                console
                    .visitor()
                    .submit(
                        "/login",
                        "/login",
                        "username",
                        "changes-it",
                        "password",
                        "five other plain words")))
        .doesNotContain("failed");
  }

  private static String refusal(int status, String path, String json) throws Exception {
    return ApiCaller.refusal(
        status, caller.call("changes-it", "POST", path, "application/json", json), path);
  }
}

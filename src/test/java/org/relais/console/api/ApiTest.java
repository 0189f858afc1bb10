package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.TestDatabase;

class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static TestDatabase database;
  private static TestConsole console;
  private static ApiTokens tokens;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void theBalanceSheetSaysWhenItWasSo() throws Exception {
    JsonNode balance = get("viewer", "/balance");

    assertThat(balance.path("at").asText()).matches("\\d{4}-.*Z");
    assertThat(balance.path("balanced").asBoolean()).isTrue();
    assertThat(balance.at("/sheet/sources/0/pulled").asLong()).isPositive();
  }

  @Test
  void howLongVisitsTakeIsToldOfTheSourcesThatOneSees() throws Exception {
    database
        .sql()
        .update(
            """
            insert into first_acknowledgements (target, source, day, days, visits) values
              ('stick', 'example-csv', current_date - 3, 1, 6),
              ('stick', 'example-csv', current_date - 3, 6, 4),
              ('stick', 'example-cht', current_date - 3, 9, 90),
              ('stick', 'example-cht', current_date - 100, 40, 1000)
            """);

    JsonNode all = get("viewer", "/lateness").path("targets").path(0);
    assertThat(all.path("target").asText()).isEqualTo("stick");
    assertThat(all.path("visits").asInt()).as("of the last 60 days").isEqualTo(100);
    assertThat(all.path("medianDays").asInt()).isEqualTo(9);
    assertThat(all.path("weeks").size()).isEqualTo(8);
    JsonNode own = get("source-owner", "/lateness").path("targets").path(0);
    assertThat(own.path("visits").asInt()).isEqualTo(10);
    assertThat(own.path("medianDays").asInt()).isEqualTo(1);
    assertThat(own.path("ninthTenthDays").asInt()).isEqualTo(6);
    assertThat(own.at("/weeks/7/visits").asInt()).isEqualTo(10);
    assertThat(own.at("/weeks/0/medianDays").isNull()).isTrue();
    assertThat(console.get("/metrics").body())
        .contains("relais_visit_delay_days{quantile=\"0.5\",target=\"stick\"} 9.0");
  }

  @Test
  void aCausesItemsComeInParts() throws Exception {
    JsonNode cause = get("viewer", "/errors?kind=cell").get(0);
    assertThat(cause.at("/message/fr").asText()).contains("ensemble");
    String items = "/errors/" + cause.path("id").asText() + "/items?limit=40";
    Set<String> seen = new HashSet<>();
    JsonNode page = get("viewer", items);
    while (!page.path("next").isNull()) {
      assertThat(page.path("items")).hasSize(40);
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      page = get("viewer", items + "&after=" + page.path("next").asLong());
    }
    page.path("items").forEach(item -> seen.add(item.path("id").asText()));

    assertThat(seen).hasSize(cause.path("items").asInt());
    JsonNode one = get("viewer", "/errors/items/" + seen.iterator().next());
    assertThat(one.at("/cell/element").asText()).isEqualTo("MAL_POS");
  }

  @Test
  void anActSaysWhatItTouchedAndStandsInTheAuditTrail() throws Exception {
    String cause = get("operator", "/errors?kind=record").get(0).path("id").asText();

    assertThat(call("POST", "viewer", "/errors/discard?reason=x").statusCode()).isEqualTo(403);
    assertThat(call("POST", "operator", "/errors/discard?reason=").statusCode()).isEqualTo(400);
    HttpResponse<String> aside =
        call("POST", "operator", "/errors/discard?kind=record&reason=known&cause=" + cause);
    long touched = JSON.readTree(aside.body()).path("touched").asLong();
    assertThat(touched).isPositive();
    HttpResponse<String> back =
        call("POST", "operator", "/errors/restore?state=discarded&cause=" + cause);
    assertThat(JSON.readTree(back.body()).path("touched").asLong()).isEqualTo(touched);
    assertThat(get("operator", "/audit?act=DISCARD").at("/items/0/who").asText())
        .isEqualTo("operator");
  }

  @Test
  void anActSaysByWhatItIsUndoneAndItsWorkCanBeAskedFor() throws Exception {
    HttpResponse<String> aside =
        call("POST", "source-owner", "/errors/discard?kind=record&reason=by+mistake");
    JsonNode act = JSON.readTree(aside.body());
    String undo = act.at("/undo/address").asText().replace("/api/v1", "");
    String work = "/work/" + act.at("/work/id").asText();

    assertThat(act.at("/work/said/fr").asText()).contains("de côté");
    assertThat(get("source-owner", work).path("state").asText()).isEqualTo("DONE");
    assertThat(get("source-owner", "/work").findValuesAsText("id")).contains(work.substring(6));
    assertThat(call("GET", "operator", work).statusCode()).isEqualTo(404);
    assertThat(call("POST", "operator", undo).statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(call("POST", "source-owner", undo).body()).path("undone").asLong())
        .isEqualTo(act.path("touched").asLong())
        .isPositive();
  }

  @Test
  void aSourceOwnerGetsTheirSourceAndNothingElse() throws Exception {
    assertThat(get("source-owner", "/sources").findValuesAsText("name"))
        .containsExactly(ExampleLedger.SOURCE);
    assertThat(get("source-owner", "/errors?kind=cell")).isEmpty();
    assertThat(get("source-owner", "/errors?kind=record")).isNotEmpty();
    for (String path : new String[] {"/balance", "/targets", "/audit"}) {
      assertThat(call("GET", "source-owner", path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void anAdministratorMakesAccountsAndTokensAndReadsNoSecretOfThem() throws Exception {
    assertThat(call("GET", "operator", "/settings/users").statusCode()).isEqualTo(403);
    HttpResponse<String> made =
        call("POST", "administrator", "/settings/users?name=robot&role=viewer");
    assertThat(JSON.readTree(made.body()).path("passwordLink").asText())
        .startsWith("http://127.0.0.1:" + console.port() + "/new-password?word=");
    assertThat(call("POST", "administrator", "/settings/users?name=robot&role=viewer").statusCode())
        .isEqualTo(409);
    HttpResponse<String> issued =
        call("POST", "administrator", "/settings/tokens?name=robot&label=nightly&days=3");
    assertThat(JSON.readTree(issued.body()).path("token").asText()).startsWith("relais_");
    JsonNode mine = null;
    for (JsonNode token : get("administrator", "/settings/tokens")) {
      mine = token.path("label").asText().equals("nightly") ? token : mine;
    }
    assertThat(mine).isNotNull();
    assertThat(mine.has("hash")).isFalse();
    String path = "/settings/tokens/" + mine.path("token").asLong();
    assertThat(call("DELETE", "administrator", path).statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "administrator", path).statusCode()).isEqualTo(404);
    assertThat(call("POST", "administrator", "/settings/users/robot/disable").statusCode())
        .isEqualTo(200);
    assertThat(get("administrator", "/settings/users?name=robot").at("/0/disabled").asBoolean())
        .isTrue();
  }

  @Test
  void aSourceIsPausedResumedAndPulledAgainByThoseWhoSeeIt() throws Exception {
    String source = "/sources/" + ExampleLedger.SOURCE;
    assertThat(call("POST", "viewer", source + "/pause?reason=x").statusCode()).isEqualTo(403);
    assertThat(call("POST", "source-owner", source + "/pause?reason=+").statusCode())
        .isEqualTo(400);
    JsonNode paused =
        JSON.readTree(call("POST", "source-owner", source + "/pause?reason=moving").body());
    assertThat(paused.at("/pause/reason").asText()).isEqualTo("moving");
    assertThat(call("POST", "source-owner", source + "/resume").body()).contains("\"pause\":null");
    assertThat(call("POST", "operator", source + "/pull-again?from=2026-10-01").statusCode())
        .isEqualTo(400);
    assertThat(call("POST", "operator", source + "/pull-again").statusCode()).isEqualTo(200);
    assertThat(call("POST", "operator", source + "/pull").statusCode())
        .as("no routes run beside this console")
        .isEqualTo(409);
    JsonNode tried = JSON.readTree(call("POST", "source-owner", source + "/try").body());
    String result = tried.path("result").asText().replace("/api/v1", "");
    assertThat(get("source-owner", result).at("/counts/mapped").asInt()).isPositive();
    assertThat(call("GET", "operator", result).statusCode()).isEqualTo(404);
    for (String act :
        new String[] {"/pause?reason=x", "/resume", "/pull-again", "/pull", "/try?draft=true"}) {
      assertThat(call("POST", "source-owner", "/sources/example-cht" + act).statusCode())
          .as(act)
          .isEqualTo(404);
    }
    assertThat(call("GET", "source-owner", "/sources/example-cht").statusCode()).isEqualTo(404);
  }

  @Test
  void aDraftIsWrittenCheckedTestedHandedOverAndSentBack() throws Exception {
    String own = "sources/example-csv.yaml";
    String text = get("source-owner", "/mappings/files").path(own).asText();

    assertThat(get("source-owner", "/mappings/files").size()).isEqualTo(1);
    assertThat(put("source-owner", "quality.yaml", "rules: []").statusCode()).isEqualTo(403);
    assertThat(put("administrator", "../a.yaml", "").statusCode()).isEqualTo(400);
    assertThat(call("GET", "source-owner", "/mappings/draft").statusCode()).isEqualTo(404);
    JsonNode broken = JSON.readTree(put("source-owner", own, text + "colour: red\n").body());
    assertThat(broken.path("errors").asInt()).isEqualTo(1);
    assertThat(broken.at("/findings/0/path").asText()).isEqualTo(own);
    assertThat(broken.at("/findings/0/message/fr").asText()).isNotBlank();
    assertThat(call("POST", "source-owner", "/mappings/tests").body())
        .contains("\"compiles\":false");

    assertThat(put("source-owner", own, text + "# more\n").statusCode()).isEqualTo(200);
    assertThat(call("POST", "source-owner", "/mappings/tests").body())
        .contains("\"compiles\":true", "\"failed\":[]");
    assertThat(call("GET", "source-owner", "/mappings/draft/diff").body()).contains("# more");
    assertThat(call("POST", "source-owner", "/mappings/draft/publish?message=x").statusCode())
        .isEqualTo(403);
    String waiting = "/mappings/versions?state=SUBMITTED";
    assertThat(get("administrator", waiting).path("items").size()).isZero();
    JsonNode saved =
        JSON.readTree(call("POST", "source-owner", "/mappings/draft/submit?message=more").body());
    assertThat(saved.path("state").asText()).isEqualTo("SUBMITTED");
    assertThat(get("administrator", waiting).at("/items/0/author").asText())
        .isEqualTo("source-owner");
    String version = "/mappings/versions/" + saved.path("number").asLong();
    assertThat(get("administrator", version + "/check").path("fit").asBoolean()).isTrue();
    assertThat(call("GET", "source-owner", version + "/diff").body()).contains("# more");
    assertThat(call("POST", "source-owner", version + "/make-live?message=x&seen=1").statusCode())
        .isEqualTo(403);
    String back = version + "/send-back?reason=why";
    assertThat(call("POST", "operator", back).statusCode()).isEqualTo(403);
    assertThat(call("POST", "administrator", back).statusCode()).isEqualTo(200);
    assertThat(call("POST", "administrator", back).statusCode()).as("twice").isEqualTo(409);
    assertThat(get("source-owner", version).path("reason").asText()).isEqualTo("why");
    assertThat(call("POST", "source-owner", version + "/submit").statusCode()).isEqualTo(200);
    assertThat(call("POST", "source-owner", version + "/withdraw").statusCode()).isEqualTo(200);
    assertThat(call("POST", "source-owner", version + "/take").statusCode())
        .as("there is a draft")
        .isEqualTo(409);
    assertThat(call("POST", "source-owner", version + "/take?replace=true").statusCode())
        .isEqualTo(200);
    assertThat(call("GET", "source-owner", "/mappings/draft/merge").statusCode()).isEqualTo(404);
    call("DELETE", "source-owner", "/mappings/draft");
  }

  @Test
  void theHistoryOfTheConfigurationIsReadAsFarAsItIsSeen() throws Exception {
    JsonNode version = get("operator", "/mappings/versions?state=LIVE").at("/items/0");

    assertThat(version.path("message").asText()).isEqualTo("the example");
    assertThat(version.path("active").asBoolean()).isTrue();
    String files = "/mappings/versions/" + version.path("number").asLong() + "/files";
    assertThat(get("operator", files).path("dictionary.yaml").asText()).isNotBlank();
    assertThat(get("source-owner", files).size()).isEqualTo(1);
    assertThat(call("GET", "viewer", "/mappings/versions").statusCode()).isEqualTo(403);
    assertThat(
            call("POST", "operator", "/mappings/versions/1/make-live?seen=1&message=x")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatIsWrongWithACallIsToldAsAProblem() throws Exception {
    for (String path :
        new String[] {"/nowhere", "/errors/items/V999999999", "/errors/nothing/items"}) {
      HttpResponse<String> answer = call("GET", "viewer", path);
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .startsWith("application/problem+json");
      assertThat(JSON.readTree(answer.body()).path("status").asInt())
          .isEqualTo(answer.statusCode());
    }
  }

  @Test
  void theDescriptionListsEveryCall() throws Exception {
    JsonNode description = get("viewer", "/openapi");
    Set<String> paths = new HashSet<>();
    description.path("paths").fieldNames().forEachRemaining(paths::add);

    assertThat(paths)
        .containsExactlyInAnyOrder(
            "/api/v1/balance",
            "/api/v1/lateness",
            "/api/v1/sources",
            "/api/v1/sources/{source}",
            "/api/v1/sources/{source}/pull",
            "/api/v1/sources/{source}/pause",
            "/api/v1/sources/{source}/resume",
            "/api/v1/sources/{source}/pull-again",
            "/api/v1/sources/{source}/backfill",
            "/api/v1/settings/alerts",
            "/api/v1/settings/language",
            "/api/v1/sources/{source}/try",
            "/api/v1/sources/{source}/tried/{key}",
            "/api/v1/targets",
            "/api/v1/targets/{target}",
            "/api/v1/targets/{target}/check",
            "/api/v1/targets/{target}/pause",
            "/api/v1/targets/{target}/resume",
            "/api/v1/targets/{target}/reset",
            "/api/v1/targets/{target}/reconcile",
            "/api/v1/targets/{target}/catalogue",
            "/api/v1/targets/{target}/catalogue/read",
            "/api/v1/targets/{target}/data-elements",
            "/api/v1/targets/{target}/data-elements/{element}/option-combos",
            "/api/v1/targets/{target}/org-units",
            "/api/v1/org-units",
            "/api/v1/mappings/proposals/binding",
            "/api/v1/mappings/proposals/sites",
            "/api/v1/mappings/proposals/accept-sure",
            "/api/v1/audit",
            "/api/v1/figures",
            "/api/v1/figures/value",
            "/api/v1/figures/completeness",
            "/api/v1/figures/trends",
            "/api/v1/figures/differences",
            "/api/v1/figures/differences/confirm",
            "/api/v1/errors",
            "/api/v1/errors/{cause}/items",
            "/api/v1/errors/items/{item}",
            "/api/v1/errors/retry",
            "/api/v1/errors/map",
            "/api/v1/errors/discard",
            "/api/v1/errors/restore",
            "/api/v1/errors/undo",
            "/api/v1/approvals",
            "/api/v1/approvals/history",
            "/api/v1/approvals/{target}/{dataSet}/{period}",
            "/api/v1/approvals/{target}/{dataSet}/{period}/values",
            "/api/v1/approvals/{target}/{dataSet}/{period}/approve",
            "/api/v1/approvals/{target}/{dataSet}/{period}/send-back",
            "/api/v1/mappings/versions",
            "/api/v1/mappings/versions/{number}/files",
            "/api/v1/mappings/versions/{number}/diff",
            "/api/v1/mappings/versions/{number}",
            "/api/v1/mappings/versions/{number}/check",
            "/api/v1/mappings/versions/{number}/make-live",
            "/api/v1/mappings/versions/{number}/submit",
            "/api/v1/mappings/versions/{number}/withdraw",
            "/api/v1/mappings/versions/{number}/send-back",
            "/api/v1/mappings/versions/{number}/take",
            "/api/v1/mappings/files",
            "/api/v1/mappings/draft",
            "/api/v1/mappings/draft/diff",
            "/api/v1/mappings/draft/save",
            "/api/v1/mappings/draft/submit",
            "/api/v1/mappings/draft/merge",
            "/api/v1/mappings/draft/publish",
            "/api/v1/mappings/findings",
            "/api/v1/mappings/tests",
            "/api/v1/work",
            "/api/v1/work/{id}",
            "/api/v1/settings/users",
            "/api/v1/settings/users/{name}/role",
            "/api/v1/settings/users/{name}/disable",
            "/api/v1/settings/users/{name}/enable",
            "/api/v1/settings/users/{name}/link",
            "/api/v1/settings/users/{name}/openid",
            "/api/v1/settings/tokens",
            "/api/v1/settings/tokens/{token}");
    assertThat(description.at("/components/securitySchemes/token/scheme").asText())
        .isEqualTo("bearer");
    assertThat(description.toString()).doesNotContain("\"account\"");
  }

  private static JsonNode get(String account, String path) throws Exception {
    HttpResponse<String> answer = call("GET", account, path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> put(String account, String file, String text)
      throws Exception {
    String token = tokens.issue(account, "test", Duration.ofDays(1), "test");
    return HTTP.send(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + console.port()
                        + "/api/v1/mappings/files?path="
                        + file.replace("/", "%2F")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/plain;charset=UTF-8")
            .PUT(BodyPublishers.ofString(text))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> call(String method, String account, String path)
      throws Exception {
    String token = tokens.issue(account, "test", Duration.ofDays(1), "test");
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}

package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.ledger.TestDatabase;

class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestDatabase database;
  private static TestConsole console;
  private static ApiCaller caller;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    caller = new ApiCaller(console, database);
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
    JsonNode cause = get("viewer", "/errors?kind=cell").at("/items/0");
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
    String cause = get("operator", "/errors?kind=record").at("/items/0").path("id").asText();

    assertThat(call("POST", "viewer", "/errors/discard?reason=x").statusCode()).isEqualTo(403);
    assertThat(call("POST", "operator", "/errors/discard?reason=").statusCode()).isEqualTo(400);
    HttpResponse<byte[]> aside =
        call("POST", "operator", "/errors/discard?kind=record&reason=known&cause=" + cause);
    long touched = JSON.readTree(aside.body()).path("touched").asLong();
    assertThat(touched).isPositive();
    HttpResponse<byte[]> back =
        call("POST", "operator", "/errors/restore?state=discarded&cause=" + cause);
    assertThat(JSON.readTree(back.body()).path("touched").asLong()).isEqualTo(touched);
    assertThat(get("operator", "/audit?act=DISCARD").at("/items/0/who").asText())
        .isEqualTo("operator");
  }

  @Test
  void anActSaysByWhatItIsUndoneAndItsWorkCanBeAskedFor() throws Exception {
    HttpResponse<byte[]> aside =
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
    assertThat(get("source-owner", "/errors?kind=cell").path("items")).isEmpty();
    assertThat(get("source-owner", "/errors?kind=record").path("items")).isNotEmpty();
    for (String path : new String[] {"/balance", "/targets", "/audit"}) {
      assertThat(call("GET", "source-owner", path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void anAdministratorMakesAccountsAndTokensAndReadsNoSecretOfThem() throws Exception {
    assertThat(call("GET", "operator", "/settings/users").statusCode()).isEqualTo(403);
    HttpResponse<byte[]> made =
        call("POST", "administrator", "/settings/users?name=robot&role=viewer");
    assertThat(JSON.readTree(made.body()).path("passwordLink").asText())
        .startsWith("http://127.0.0.1:" + console.port() + "/new-password?word=");
    assertThat(call("POST", "administrator", "/settings/users?name=robot&role=viewer").statusCode())
        .isEqualTo(409);
    HttpResponse<byte[]> issued =
        call("POST", "administrator", "/settings/tokens?name=robot&label=nightly&days=3");
    assertThat(JSON.readTree(issued.body()).path("token").asText()).startsWith("relais_");
    JsonNode mine = null;
    for (JsonNode token : get("administrator", "/settings/tokens").path("items")) {
      mine = token.path("label").asText().equals("nightly") ? token : mine;
    }
    assertThat(mine).isNotNull();
    assertThat(mine.has("hash")).isFalse();
    String path = "/settings/tokens/" + mine.path("token").asLong();
    assertThat(call("DELETE", "administrator", path + "?reason=old").statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "administrator", path + "?reason=old").statusCode()).isEqualTo(404);
    assertThat(
            call("POST", "administrator", "/settings/users/robot/disable?reason=left").statusCode())
        .isEqualTo(200);
    assertThat(
            get("administrator", "/settings/users?name=robot").at("/items/0/disabled").asBoolean())
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
    assertThat(ApiCaller.text(call("POST", "source-owner", source + "/resume")))
        .contains("\"pause\":null");
    assertThat(
            call("POST", "operator", source + "/pull-again?from=2026-10-01&reason=gap")
                .statusCode())
        .isEqualTo(400);
    assertThat(call("POST", "operator", source + "/pull-again?reason=gap").statusCode())
        .isEqualTo(200);
    assertThat(call("POST", "operator", source + "/pull").statusCode())
        .as("no routes run beside this console")
        .isEqualTo(409);
    JsonNode tried = JSON.readTree(call("POST", "source-owner", source + "/try").body());
    String result = tried.path("result").asText().replace("/api/v1", "");
    assertThat(get("source-owner", result).at("/counts/mapped").asInt()).isPositive();
    assertThat(call("GET", "operator", result).statusCode()).isEqualTo(404);
    for (String act :
        new String[] {
          "/pause?reason=x", "/resume", "/pull-again?reason=x", "/pull", "/try?draft=true"
        }) {
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
    assertThat(ApiCaller.text(call("POST", "source-owner", "/mappings/tests")))
        .contains("\"compiles\":false");

    assertThat(put("source-owner", own, text + "# more\n").statusCode()).isEqualTo(200);
    assertThat(ApiCaller.text(call("POST", "source-owner", "/mappings/tests")))
        .contains("\"compiles\":true", "\"failed\":[]");
    assertThat(ApiCaller.text(call("GET", "source-owner", "/mappings/draft/diff")))
        .contains("# more");
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
    assertThat(ApiCaller.text(call("GET", "source-owner", version + "/diff"))).contains("# more");
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
  void aFilterThatIsNotUnderstoodActsOnNothing() throws Exception {
    for (String wrong : new String[] {"state=held", "kind=cel", "owner=me", "period=Oktober"}) {
      String name = wrong.replaceFirst("=.*", "");
      assertThat(caller.refused(400, "operator", "POST", "/errors/discard?reason=x&" + wrong))
          .startsWith(name + " ");
      caller.refused(400, "viewer", "GET", "/errors?" + wrong);
    }
    caller.refused(400, "operator", "POST", "/errors/retry?cause=none");
    caller.refused(400, "operator", "POST", "/errors/retry?item=none");
  }

  @Test
  void oneItemIsToldInFullAndActedOnAlone() throws Exception {
    String cause = get("operator", "/errors?kind=cell").at("/items/0/id").asText();
    String item = get("operator", "/errors/" + cause + "/items").at("/items/0/id").asText();

    JsonNode told = get("operator", "/errors/items/" + item);
    assertThat(told.at("/whys/0/message/fr").asText()).isNotBlank();
    assertThat(told.at("/deliveries/0/outcome").asText()).isEqualTo("REJECTED");
    assertThat(told.at("/behind/total").asInt()).isPositive();
    assertThat(told.at("/behind/visits/0/source").asText()).isEqualTo(ExampleLedger.SOURCE);
    HttpResponse<byte[]> aside =
        call("POST", "operator", "/errors/discard?reason=alone&item=" + item);
    assertThat(JSON.readTree(aside.body()).path("touched").asInt()).isOne();
    JsonNode discarded = get("operator", "/errors/items/" + item);
    assertThat(discarded.at("/discard/reason").asText()).isEqualTo("alone");
    HttpResponse<byte[]> back =
        call("POST", "operator", "/errors/restore?state=discarded&item=" + item);
    assertThat(JSON.readTree(back.body()).path("touched").asInt()).isOne();
    caller.refused(404, "source-owner", "GET", "/errors/items/" + item);
  }

  @Test
  void aRejectedRecordIsToldMaskedAndInFullToThoseWhoMayAndTheLookIsAudited() throws Exception {
    Long rejection =
        database.sql().queryForObject("select min(rejection) from rejection", Long.class);
    String item = "/errors/items/R" + rejection;

    JsonNode masked = get("viewer", item).path("content");
    assertThat(masked.path("masked").asBoolean()).isTrue();
    assertThat(masked.path("raw").toString()).contains("•••");
    assertThat(masked.path("answers")).isNotEmpty();
    caller.refused(403, "viewer", "POST", item + "/whole");
    JsonNode whole = caller.post("operator", item + "/whole");
    assertThat(whole.path("raw").toString()).doesNotContain("•••");
    assertThat(get("administrator", "/audit?act=LOOK").findValuesAsText("subject"))
        .contains("R" + rejection);
    caller.refused(404, "operator", "POST", "/errors/items/R999999/whole");
  }

  @Test
  void whenRecordsCameAndHowLateIsToldOfTheSourcesThatAreSeen() throws Exception {
    JsonNode arrivals = get("source-owner", "/arrivals?limit=5");
    assertThat(arrivals.path("items"))
        .hasSize(5)
        .allSatisfy(
            arrival -> assertThat(arrival.path("source").asText()).isEqualTo(ExampleLedger.SOURCE));
    assertThat(arrivals.path("next").asText()).isEqualTo("5");
  }

  @Test
  void orgUnitsAreFoundByTheirNamesAndFromAbove() throws Exception {
    JsonNode top = get("viewer", "/org-units");
    assertThat(top.at("/items/0/code").asText()).isEqualTo("ML");
    assertThat(get("viewer", "/org-units?parent=ML&limit=1").path("items")).hasSize(1);
    assertThat(get("viewer", "/org-units?search=01010101").findValuesAsText("code"))
        .contains("01010101");
  }

  @Test
  void whatIsWrongWithACallIsToldAsAProblem() throws Exception {
    for (String path :
        new String[] {"/nowhere", "/errors/items/V999999999", "/errors/nothing/items"}) {
      HttpResponse<byte[]> answer = call("GET", "viewer", path);
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .startsWith("application/problem+json");
      assertThat(JSON.readTree(answer.body()).path("status").asInt())
          .isEqualTo(answer.statusCode());
    }
  }

  private static JsonNode get(String account, String path) throws Exception {
    return caller.get(account, path);
  }

  private static HttpResponse<byte[]> put(String account, String file, String text)
      throws Exception {
    return caller.call(
        account, "PUT", "/mappings/files?path=" + file, "text/plain;charset=UTF-8", text);
  }

  private static HttpResponse<byte[]> call(String method, String account, String path)
      throws Exception {
    return caller.call(account, method, path);
  }
}

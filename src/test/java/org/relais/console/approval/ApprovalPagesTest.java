package org.relais.console.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.Meanwhile;
import org.relais.ledger.TestDatabase;

/** The pages of approval without a browser. */
class ApprovalPagesTest {
  private static final String PERIOD = "/approval/stick/ICCM_MONTHLY/202610";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{12})\"");
  private static final String ONE_MORE =
      """
      update cell set wanted = wanted + 1
       where cell = (select min(cell) from cell where state = 'DUE' and period = '202610')
      """;

  private static TestDatabase database;
  private static Meanwhile ledger;
  private static TestConsole console;

  @BeforeAll
  static void serve(@TempDir Path folder) throws Exception {
    database = ExampleLedger.fresh();
    ledger = new Meanwhile(database.dataSource());
    console = TestConsole.over(ledger, TestConsole.deploymentWithApproval(folder));
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @BeforeEach
  void nothingIsApproved() {
    database.sql().execute("alter table cell disable trigger user");
    database.sql().update("update cell set approved = false, approved_value = null where approved");
    database.sql().update("delete from approval");
    database.sql().update("delete from audit where act in ('APPROVE', 'SEND_BACK')");
  }

  @Test
  void aPeriodThatWaitsIsSeenApprovedAndRemembered() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    assertThat(operator.get("/approval", "Accept-Language", "fr").body())
        .contains(PERIOD, "jamais validée", ">octobre 2026</a>", ">202610</code>")
        .doesNotContain("??");
    String page = operator.get(PERIOD, "Accept-Language", "en").body();
    long waiting = waiting();
    assertThat(page)
        .contains(waiting + " values of", "By org unit", "Approve " + waiting)
        .contains("<h1>ICCM_MONTHLY October 2026", ">202610</code>");

    HttpResponse<String> answer =
        operator.submit(
            PERIOD, PERIOD + "/approve", "seen", seen(page), "reason", "held against the register");

    assertThat(location(answer)).isEqualTo(PERIOD);
    assertThat(approved()).isEqualTo(waiting);
    assertThat(operator.get(PERIOD).body())
        .contains(waiting + " values are approved", "held against the register", "Nothing of this");
    assertThat(operator.get("/approval", "Accept-Language", "en").body())
        .doesNotContain("href=\"" + PERIOD)
        .containsPattern("<td>October 2026 <span class=\"quiet small\">stick ICCM_MONTHLY 202610,");
    assertThat(operator.get("/work", "Accept-Language", "fr").body())
        .contains(": ICCM_MONTHLY octobre 2026 → stick");
  }

  @Test
  void whatNobodySawIsNotApproved() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String seen = seen(operator.get(PERIOD).body());
    database
        .sql()
        .update(
            "update cell set wanted = wanted + 1 where cell = (select min(cell) from cell where state = 'DUE' and period = '202610')");

    operator.submit(PERIOD, PERIOD + "/approve", "seen", seen);

    assertThat(approved()).isZero();
    assertThat(operator.get(PERIOD).body()).contains("a value changed since you looked");
  }

  @Test
  void whoReadsOnApprovesWhatTheySawFromTheFirstPageOnOrNothing() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String first = operator.get(PERIOD, "Accept-Language", "en").body();
    String next = link(first, "page=2");
    String unchanged = operator.get(next).body();
    assertThat(seen(unchanged)).isEqualTo(seen(first));
    assertThat(unchanged).doesNotContain("Values changed since");

    database.sql().update(ONE_MORE);

    for (String onward : List.of(next, link(first, "part=new"), link(first, "element="))) {
      assertThat(operator.get(onward).body())
          .contains("Values changed since you began to read", "href=\"" + PERIOD)
          .doesNotContain("/approve");
      assertThat(operator.get(onward, "Accept-Language", "fr").body())
          .contains("depuis que vous avez commencé à lire");
    }
    operator.submit(PERIOD, PERIOD + "/approve", "seen", seen(unchanged));
    assertThat(approved()).isZero();
    String again = operator.get(PERIOD).body();
    operator.submit(PERIOD, PERIOD + "/approve", "seen", seen(again));
    assertThat(approved()).isEqualTo(waiting());
  }

  private static String link(String page, String part) {
    Matcher found = Pattern.compile("href=\"(/approval/[^\"#]*" + part + "[^\"#]*)").matcher(page);
    assertThat(found.find()).as("a link with " + part).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  @Test
  void whateverChangesWhileThePageIsMadeIsSeenOrNotApproved() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    List<Long> accepted = new ArrayList<>();
    boolean happened = true;
    for (int statement = 1; happened; statement++) {
      ledger.after("from cell", statement, () -> database.sql().update(ONE_MORE));
      String page = operator.get(PERIOD).body();
      happened = ledger.happened();
      String now = operator.get(PERIOD).body();

      operator.submit(PERIOD, PERIOD + "/approve", "seen", seen(page));

      accepted.add(approved());
      if (approved() > 0) {
        assertThat(shown(page)).as("change after statement " + statement).isEqualTo(shown(now));
      }
      assertThat(operator.get(PERIOD).statusCode()).isEqualTo(200);
      nothingIsApproved();
    }
    assertThat(accepted).hasSizeGreaterThan(2).contains(0L);
  }

  private static String shown(String page) {
    return page.substring(page.indexOf("<main"))
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
        .replaceAll("[0-9a-f]{12}", "");
  }

  @Test
  void aDistrictIsSentBackWithAReasonThatTheNextPersonReads() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    operator.submit(PERIOD, PERIOD + "/send-back?orgUnit=01010105", "reason", " ");
    assertThat(operator.get(PERIOD + "?orgUnit=01010105").body()).contains("Nothing was sent back");

    operator.submit(PERIOD, PERIOD + "/send-back?orgUnit=01010105", "reason", "not synced yet");

    assertThat(console.visitor().logIn("viewer").get("/approval").body())
        .contains("not synced yet", "operator", "/approval/history.csv");
    assertThat(console.visitor().logIn("viewer").get("/approval/history.csv").body().lines())
        .anyMatch(line -> line.contains("operator,sent_back") && line.contains("not synced yet"));
  }

  @Test
  void aCorrectionAfterAnApprovalIsMarkedAndListedApart() throws Exception {
    database
        .sql()
        .update(
            """
            update cell set approved = true, approved_value = wanted + 41
             where cell = (select min(cell) from cell where state = 'DUE' and period = '202610')
            """);

    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get(PERIOD).body())
        .contains("1 value corrects one that was approved before", "1 correction");
    assertThat(viewer.get(PERIOD + "?part=corrected").body()).contains("Approved before");
    List<String> lines = viewer.get(PERIOD + "/values.csv?part=corrected").body().lines().toList();
    assertThat(lines).hasSize(2);
  }

  @Test
  void theDifferenceGoesDownThePyramidAndComesAsCsv() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    Matcher unit = Pattern.compile("\\?orgUnit=([^\"&#]+)\"").matcher(viewer.get(PERIOD).body());
    assertThat(unit.find()).isTrue();
    String below = PERIOD + "?orgUnit=" + unit.group(1);

    assertThat(viewer.get(below).statusCode()).isEqualTo(200);
    List<String> lines =
        viewer.get(PERIOD + "/values.csv", "Accept-Language", "en").body().lines().toList();
    assertThat(lines).hasSize((int) waiting() + 1);
    assertThat(lines.get(0)).startsWith("\uFEFForg_unit,org_unit_name,element");
  }

  @Test
  void thoseWhoMayNotApproveDoNot() throws Exception {
    String seen = seen(console.visitor().logIn("operator").get(PERIOD).body());
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get(PERIOD).body()).doesNotContain("name=\"seen\"");
    assertThat(viewer.submit("/", PERIOD + "/approve", "seen", seen).statusCode()).isEqualTo(403);

    Visitor owner = console.visitor().logIn("source-owner");
    assertThat(owner.get("/").body()).doesNotContain("/approval");
    for (String path :
        List.of("/approval", "/approval/history.csv", PERIOD, PERIOD + "/values.csv")) {
      assertThat(owner.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(owner.submit("/", PERIOD + "/approve", "seen", seen).statusCode()).isEqualTo(403);
    assertThat(owner.submit("/", PERIOD + "/send-back", "reason", "x").statusCode()).isEqualTo(403);
    assertThat(approved()).isZero();
    for (String nowhere :
        List.of("/approval/other/ICCM_MONTHLY/202610", "/approval/stick/ICCM_MONTHLY/soon")) {
      assertThat(viewer.get(nowhere).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aProgramSeesAndDecidesTheSame() throws Exception {
    ApiTokens tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    String path = "/approvals/stick/ICCM_MONTHLY/202610";

    JsonNode waiting = api(tokens, "viewer", "GET", "/approvals", 200);
    assertThat(waiting.findValuesAsText("period")).contains("202610");
    JsonNode proposal = api(tokens, "viewer", "GET", path, 200);
    assertThat(proposal.path("values").asLong()).isEqualTo(waiting());
    JsonNode first = api(tokens, "viewer", "GET", path + "/values?limit=20&part=new", 200);
    assertThat(first.path("items")).hasSize(20);
    assertThat(first.path("next").asLong()).isEqualTo(20);
    String approve = path + "/approve?seen=" + proposal.path("seen").asText();
    api(tokens, "viewer", "POST", approve, 403);
    for (String hidden : List.of("/approvals", path, path + "/values", "/approvals/history")) {
      api(tokens, "source-owner", "GET", hidden, 403);
    }
    api(tokens, "source-owner", "POST", approve, 403);
    api(tokens, "operator", "GET", "/approvals/nowhere/ICCM_MONTHLY/202610", 404);
    api(tokens, "operator", "POST", path + "/send-back?reason=+", 400);
    api(tokens, "operator", "POST", path + "/approve?seen=000000000000", 409);
    assertThat(approved()).isZero();

    JsonNode done = api(tokens, "operator", "POST", approve + "&reason=by+program", 200);
    assertThat(done.path("touched").asLong()).isEqualTo(approved()).isPositive();
    api(tokens, "operator", "POST", path + "/send-back?reason=too+early", 200);
    assertThat(approved()).isZero();
    assertThat(api(tokens, "viewer", "GET", "/approvals/history", 200).toString())
        .contains("too early", "by program");
  }

  private static JsonNode api(
      ApiTokens tokens, String account, String method, String path, int status) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + console.port() + "/api/v1" + path))
                    .header(
                        "Authorization",
                        "Bearer " + tokens.issue(account, "test", Duration.ofDays(1), "test"))
                    .method(method, BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  private static String seen(String page) {
    Matcher matcher = SEEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static long waiting() {
    return count("state = 'DUE' and not read_back and period = '202610'");
  }

  private static long approved() {
    return count("approved");
  }

  private static long count(String condition) {
    Long count =
        database.sql().queryForObject("select count(*) from cell where " + condition, Long.class);
    return count == null ? 0 : count;
  }
}

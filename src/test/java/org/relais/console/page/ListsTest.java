package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.TestDatabase;

/** Every list counts its lines, is filtered and sorted, and comes as CSV with the same filter. */
class ListsTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static Visitor administrator;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    administrator = console.visitor().logIn("administrator");
    ApiTokens tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    tokens.issue("operator", "ministry report", Duration.ofDays(1), "test");
    tokens.issue("viewer", "dashboard", Duration.ofDays(2), "test");
    database
        .sql()
        .update(
            """
            insert into version_history (version, parent, author, message, at)
            select version, number, 'fatou', 'the second rules', at from version_history
            """);
    database
        .sql()
        .update(
            """
            insert into alert_note (channel, subject, body, json, written_at, attempts, next_try,
                                    sent_at)
            values ('mail', 'stick is down', '', '{}', now(), 0, now(), now()),
                   ('webhook', 'stick is up', '', '{}', now(), 2, now(), null)
            """);
    administrator.submit("/account", "/sources/example-csv/try");
    administrator.submit("/account", "/targets/stick/check");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/sources, example-csv, example-cht, 1 of 3",
    "/targets, stick, nowhere, 1 in all",
    "/work, Check of stick, Trial, 1 of 2",
    "/settings/tokens, ministry report, dashboard, 1 of 2",
    "/settings/secrets, DEMO_CHT_URL, DEMO_REST_URL, 1 of",
    "/mappings/versions, the second rules, the example<, 1 of 2",
    "/mappings/tables, lookups/cht_places.csv, lookups/rest_facilities.csv, 1 of 3",
    "/settings/alerts, stick is down, stick is up, 1 of 2"
  })
  void whatIsFoundIsShownAndCounted(String path, String found, String other, String count)
      throws Exception {
    String find = found.replace(" ", "%20");
    String page = administrator.get(path + "?find=" + find, "Accept-Language", "en").body();
    String list = page.substring(page.indexOf("class=\"filters\""));

    assertThat(list).contains(found, count).doesNotContain(other);
    assertThat(administrator.get(path + "?find=nosuchline", "Accept-Language", "fr").body())
        .contains("Aucune ligne ne correspond", "Chercher")
        .doesNotContain("??");
  }

  @ParameterizedTest
  @CsvSource({
    "/sources.csv, example-csv, 1",
    "/targets.csv, stick, 1",
    "/work.csv, Check, 1",
    "/settings/tokens.csv, ministry, 1",
    "/settings/secrets.csv, CHT, 1",
    "/mappings/versions.csv, fatou, 1",
    "/settings/alerts.csv, down, 1"
  })
  void theFileHasWhatTheFilterFinds(String path, String find, int lines) throws Exception {
    assertThat(lines(path + "?find=" + find))
        .hasSize(lines)
        .allSatisfy(line -> assertThat(line).contains(find));
    assertThat(lines(path).size()).isGreaterThanOrEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "/sources, /sources.csv, source, 0",
    "/settings, /settings/users.csv, account, 0",
    "/settings, /settings/users.csv, role, 1",
    "/settings/tokens, /settings/tokens.csv, label, 2",
    "/settings/secrets, /settings/secrets.csv, name, 0"
  })
  void aListIsSortedByAColumnUpAndDown(String page, String file, String column, int number)
      throws Exception {
    List<String> up = column(file + "?sort=" + column, number);
    List<String> down = column(file + "?sort=-" + column, number);

    assertThat(up).hasSizeGreaterThan(1).isSortedAccordingTo(String::compareToIgnoreCase);
    assertThat(down).containsExactlyElementsOf(reversed(up));
    assertThat(administrator.get(page + "?sort=" + column).body())
        .contains("aria-sort=\"ascending\"", "sort=-" + column);
  }

  @Test
  void theAuditTrailIsCountedAndReadFromEitherEnd() throws Exception {
    database
        .sql()
        .update("insert into audit (at, who, act, subject) values (now(), 'zoe', 'LAST', 'x')");
    String newest = administrator.get("/audit", "Accept-Language", "en").body();
    String oldest = administrator.get("/audit?oldest=true", "Accept-Language", "en").body();

    assertThat(newest).contains("in all", "aria-sort=\"descending\"");
    assertThat(newest.indexOf(">LAST<")).isLessThan(newest.indexOf(">ADD_ACCOUNT<"));
    assertThat(oldest).contains("aria-sort=\"ascending\"");
    assertThat(oldest.indexOf(">ADD_ACCOUNT<")).isLessThan(oldest.indexOf(">LAST<"));
    assertThat(administrator.get("/audit?act=LAST", "Accept-Language", "en").body())
        .contains("1 in all");
  }

  @Test
  void anActStandsInTheReadersWordsWithItsConstantBesideItAndIsChosenByThem() throws Exception {
    String english = administrator.get("/audit", "Accept-Language", "en").body();
    String french = administrator.get("/audit?act=ADD_ACCOUNT", "Accept-Language", "fr").body();

    assertThat(english)
        .contains(">Account added</a>", "<code class=\"quiet small\">ADD_ACCOUNT</code>")
        .contains("<option value=\"LET_OPENID\">Account let log in with OpenID Connect</option>");
    assertThat(french)
        .contains(">Compte ajouté</a>")
        .contains("<option value=\"ADD_ACCOUNT\" selected=\"selected\">Compte ajouté</option>")
        .doesNotContain("??");
    assertThat(administrator.get("/audit/entries.csv", "Accept-Language", "en").body())
        .contains("entry,at,who,act,words,subject,reason", ",ADD_ACCOUNT,Account added,");
  }

  @ParameterizedTest
  @CsvSource({"written, stick is down", "subject, stick is down", "channel, stick is down"})
  void alertsAreSortedByAColumnUpAndDown(String column, String first) throws Exception {
    String up = administrator.get("/settings/alerts?sort=" + column).body();
    String down = administrator.get("/settings/alerts?sort=-" + column).body();

    assertThat(up.indexOf(">" + first)).isPositive().isLessThan(up.indexOf(">stick is up"));
    assertThat(down.indexOf(">" + first)).isGreaterThan(down.indexOf(">stick is up"));
    assertThat(down).contains("aria-sort=\"descending\"");
  }

  @Test
  void accountsAreCounted() throws Exception {
    assertThat(administrator.get("/settings?name=owner", "Accept-Language", "en").body())
        .contains("1 in all");
    assertThat(administrator.get("/settings", "Accept-Language", "fr").body())
        .contains("4 en tout");
  }

  @Test
  void aNumberOfTheHeatMapOpensTheFiguresBehindIt() throws Exception {
    String page = administrator.get("/figures/completeness?period=202610").body();

    assertThat(page)
        .containsPattern(
            "<td class=\"number heat-\\d\"[^>]*><a href=\"/figures\\?[^\"]*period=202610\"");
  }

  @Test
  void anOwnersListsHoldTheirOwn() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");

    assertThat(owner.get("/sources.csv", "Accept", "*/*").body())
        .contains("example-csv")
        .doesNotContain("example-cht");
    assertThat(owner.get("/work.csv", "Accept", "*/*").body()).doesNotContain("stick");
    for (String file : List.of("/targets.csv", "/approval.csv", "/settings/secrets.csv")) {
      assertThat(owner.get(file, "Accept", "*/*").statusCode()).as(file).isEqualTo(403);
    }
  }

  private static List<String> lines(String path) throws Exception {
    return administrator
        .get(path, "Accept", "*/*", "Accept-Language", "en")
        .body()
        .lines()
        .skip(1)
        .toList();
  }

  private static List<String> reversed(List<String> up) {
    List<String> down = new ArrayList<>(up);
    Collections.reverse(down);
    return down;
  }

  private static List<String> column(String path, int number) throws Exception {
    return lines(path).stream().map(line -> line.split(",")[number]).toList();
  }
}

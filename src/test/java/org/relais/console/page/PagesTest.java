package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** The pages without a browser: what they say, and to whom. */
class PagesTest {
  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, Needs you today, À traiter aujourd",
    "/errors, Failed transfers, Transferts en échec",
    "/errors?state=waiting, Period 202610 is not open yet, pas encore ouverte",
    "/errors?state=discarded, can be brought back, peuvent être repris",
    "/figures?period=202610, needs action, Tableau",
    "/sources, Last pull, Dernier passage",
    "/sources/example-csv, Pull now | Records, Enregistrements",
    "/approval, No data set is sent after approval, Aucun ensemble de données",
    "/targets, Answers within, Répond en",
    "/targets/stick, folder of files, dossier de fichiers",
    "/work, It is kept here until, gardé ici jusqu",
    "/audit, What people did, Ce que des personnes ont fait",
    "/settings, Add somebody, Ajouter quelqu",
    "/settings/roles, by this very table, Le programme décide",
    "/settings/alerts, Nobody is told, Personne n",
    "/settings/alerts/change, By webhook, Par webhook",
    "/settings/language, whoever chose none, Langue de la console",
    "/settings/secrets, Store a secret, Enregistrer un secret",
    "/settings/tokens, No program has a token, Aucun programme",
    "/account, What it may, Ce qu"
  })
  void everyPageSpeaksBothLanguages(String path, String english, String french) throws Exception {
    Visitor visitor = console.visitor().logIn("administrator");

    assertThat(visitor.get(path, "Accept-Language", "en").body())
        .containsPattern(english.replace(" | ", "|"))
        .doesNotContain("??");
    assertThat(visitor.get(path, "Accept-Language", "fr").body())
        .contains(french)
        .doesNotContain("??");
  }

  @Test
  void theOverviewHasTheFiguresOfTheLedger() throws Exception {
    String page = console.visitor().logIn("viewer").get("/").body();
    Long parked =
        database
            .sql()
            .queryForObject("select count(*) from cell where hold = 'PARKED'", Long.class);

    assertThat(page)
        .contains(parked + " values", "Element MAL_POS is not in data set")
        .contains("down for", "all accounted for")
        .contains("silent for 3 days (usually asked every");
  }

  @Test
  void aCauseLeadsToItsItemsAndAnItemToItsVisits() throws Exception {
    Visitor visitor = console.visitor().logIn("viewer");
    String cause = first("/errors/C\\d+", visitor.get("/errors?kind=cell").body());
    String page = visitor.get(cause).body();
    assertThat(page).contains("Who mends it", "RDT positive");

    String item = visitor.get(first("/errors/items/V\\d+", page)).body();
    assertThat(item).contains("Calculated", "refused", "example-csv/");
    assertThat(item).doesNotContain("<button type=\"submit\" class=\"main\"");
  }

  @Test
  void theVisitsBehindAValueAreThoseThatItCounts() throws Exception {
    Visitor visitor = console.visitor().logIn("viewer");
    String cause = first("/errors/C\\d+", visitor.get("/errors?kind=cell").body());
    Matcher items = Pattern.compile("/errors/items/V\\d+").matcher(visitor.get(cause).body());
    int looked = 0;
    while (items.find() && looked++ < 12) {
      String page = visitor.get(items.group(), "Accept-Language", "en").body();
      String counted = first("<strong>\\d+</strong>", page).replaceAll("\\D", "");
      boolean girls = page.contains("Female</dd>");

      assertThat(page)
          .contains(counted.equals("1") ? "1 visit behind it" : counted + " visits behind it")
          .contains("Worker type: CHW (ASC)", "Malaria rapid test: Positive")
          .doesNotContain("&amp;&amp;", "sick_child");
      assertThat(page.contains("</span> Male")).as(items.group()).isEqualTo(!girls);
    }
    assertThat(looked).isGreaterThan(5);
  }

  @Test
  void aCauseNamesTheFieldInTheReadersWords() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get("/errors?kind=record", "Accept-Language", "en").body())
        .contains("Mid-upper arm circumference: not a number", "<strong>1 record</strong>")
        .doesNotContain("muac: not a number");
    assertThat(viewer.get("/", "Accept-Language", "fr").body())
        .contains("Périmètre brachial : pas un nombre");
  }

  @Test
  void whatIsPersonalIsMaskedUntilSomebodyWhoMayLooksAndEachLookIsAudited() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String cause = first("/errors/C\\d+", operator.get("/errors?kind=record").body());
    String path = first("/errors/items/R\\d+", operator.get(cause).body());
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(operator.get(path).body()).contains("Show what is masked");
    assertThat(looks(id)).isZero();

    assertThat(operator.submit(path, path + "/whole").body()).contains("Shown in full");
    assertThat(looks(id)).isOne();

    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get(path).body()).doesNotContain("Show what is masked");
    assertThat(viewer.submit(path, path + "/whole").statusCode()).isEqualTo(403);
    assertThat(looks(id)).isOne();
  }

  @Test
  void aSourceOwnerSeesTheirSourceAndNothingElse() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    Visitor operator = console.visitor().logIn("operator");
    String values = first("/errors/C\\d+", operator.get("/errors?kind=cell").body());
    String value = first("/errors/items/V\\d+", operator.get(values).body());
    database
        .sql()
        .update(
            """
            insert into record (source, record_id, revision, class, form, reasons, configuration,
                                first_received, changed_at)
            values ('example-cht', 'of-another', '1', 'REJECTED', 'f', '[]', 'v', now(), now());
            insert into rejection (source, record_id, held_since)
            values ('example-cht', 'of-another', now())
            """);
    Long foreign =
        database
            .sql()
            .queryForObject(
                "select rejection from rejection where record_id = 'of-another'", Long.class);

    assertThat(operator.get("/errors/items/R" + foreign).statusCode()).isEqualTo(200);
    assertThat(owner.get("/errors/items/R" + foreign).statusCode()).isEqualTo(404);
    assertThat(owner.submit("/", "/errors/items/R" + foreign + "/whole").statusCode())
        .isEqualTo(404);
    assertThat(owner.get(value).statusCode()).isEqualTo(404);
    assertThat(owner.get(values).body()).contains("Nothing is held");
    assertThat(owner.get("/sources").body()).contains("example-csv").doesNotContain("example-cht");
    assertThat(owner.get("/sources/example-cht").statusCode()).isEqualTo(404);
    assertThat(owner.get("/errors?source=example-cht").body()).doesNotContain("of-another");
    assertThat(owner.get("/errors.csv?source=example-cht").body()).doesNotContain("example-cht");
    assertThat(owner.get("/").body()).doesNotContain("example-cht", "MAL_POS");
  }

  @Test
  void aCauseIsSetAsideWithAReasonBroughtBackAndRetried() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    database
        .sql()
        .update(
            """
            insert into cause (target, code, message_en, message_fr, owner)
            values ('stick', 'TRIAL', 'A trial', 'Un essai', 'MAPPING')
            """);
    Long number = database.sql().queryForObject("select max(cause) from cause", Long.class);
    int cells = ExampleLedger.park(database, number, 7);
    String path = "/errors/C" + number;

    operator.submit(path, path + "/discard?state=parked", "reason", " ");
    assertThat(held(number, "PARKED")).isEqualTo(cells);
    operator.submit(path, path + "/discard?state=parked", "reason", "known since May");
    assertThat(held(number, "DISCARDED")).isEqualTo(cells);
    assertThat(operator.get(path).body()).contains("7 items were set aside", "Bring 7 back");

    operator.submit(path, path + "/restore?state=discarded");
    assertThat(held(number, "DISCARDED")).isZero();
    ExampleLedger.park(database, number, 7);
    assertThat(location(operator.submit(path, path + "/retry?state=parked"))).isEqualTo(path);
    assertThat(held(number, "PARKED")).isZero();
    assertThat(operator.get("/audit?act=DISCARD").body()).contains("known since May", "operator");
  }

  @Test
  void whatWasSetAsideIsUndoneForAMinuteByWhoeverDidIt() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    Visitor administrator = console.visitor().logIn("administrator");
    long number = cause("UNDONE");
    int cells = ExampleLedger.park(database, number, 5);
    String path = "/errors/C" + number;

    operator.submit(path, path + "/discard?state=parked", "reason", "by mistake");
    String undo = first("/errors/undo\\?entry=\\d+", operator.get(path).body());
    administrator.submit("/errors", undo);
    assertThat(administrator.get("/errors").body()).contains("Too late to undo");
    assertThat(held(number, "DISCARDED")).isEqualTo(cells);

    operator.submit(path, undo);
    assertThat(operator.get("/errors").body()).contains("5 items are held again as before");
    assertThat(held(number, "PARKED")).isEqualTo(cells);
    operator.submit(path, undo);
    assertThat(operator.get("/errors").body()).contains("Too late to undo");
    operator.submit(path, path + "/retry?state=parked");
  }

  @Test
  void workIsShownToThoseWhoAskedForItAndToAdministrators() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    owner.submit("/errors", "/errors/map?kind=record");
    String path = first("/work/[0-9a-f]{16}", owner.get("/work").body());

    assertThat(owner.get(path).body()).contains("records again", "Mapped again");
    assertThat(owner.get(path + "/state").body())
        .contains("id=\"state\"")
        .doesNotContain("<html", "hx-get");
    assertThat(console.visitor().logIn("administrator").get(path).statusCode()).isEqualTo(200);
    for (String other : List.of("operator", "viewer")) {
      Visitor visitor = console.visitor().logIn(other);
      assertThat(visitor.get(path).statusCode()).isEqualTo(404);
      assertThat(visitor.get(path + "/state").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void listsAreSortedByAColumnAndTheHeadSaysHow() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String byWhat = viewer.get("/errors?sort=what", "Accept-Language", "en").body();
    assertThat(byWhat).contains("aria-sort=\"ascending\"", "/errors?sort=-what", "sort=-items");
    List<String> whats =
        Pattern.compile("/errors/C\\d+\\?state=parked\">([^<]+)</a>")
            .matcher(byWhat)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(whats).hasSizeGreaterThan(2).isSorted();

    String cause = first("/errors/C\\d+", viewer.get("/errors?kind=cell").body());
    String greatestFirst = viewer.get(cause + "?sort=-wanted").body();
    Long most =
        database
            .sql()
            .queryForObject(
                "select max(wanted) from cell where hold = 'PARKED' and element = 'MAL_POS'",
                Long.class);
    assertThat(first("<td class=\"number\">\\d+</td>", greatestFirst)).contains(">" + most + "<");
    assertThat(viewer.get(cause + "?sort=nothing&page=999").statusCode()).isEqualTo(200);
  }

  @Test
  void whatWaitsByItselfStandsApartWithItsNextTry() throws Exception {
    String page = console.visitor().logIn("viewer").get("/errors", "Accept-Language", "en").body();

    assertThat(page.substring(page.indexOf("id=\"waits\"")))
        .contains("The server does not answer", "Period 202610 is not open yet", "in 5 h");
    assertThat(console.visitor().logIn("source-owner").get("/errors").body())
        .doesNotContain("The server does not answer");
  }

  @Test
  void aFilterOffersOrgUnitsByNameWithoutAccentsAndPeriodsInWords() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String name = TestConsole.exampleDeployment().orgUnits().all().iterator().next().name();

    assertThat(
            viewer
                .get("/errors/org-units?orgUnit=" + name.substring(0, 3).toUpperCase(Locale.ROOT))
                .body())
        .contains("<option", name)
        .doesNotContain("<html");
    for (String page : List.of("/errors", first("/errors/C\\d+", viewer.get("/errors").body()))) {
      assertThat(viewer.get(page, "Accept-Language", "fr").body())
          .containsPattern("<select id=\"period\".*<option value=\"20\\d{4}\">[a-zéû]+ 20\\d\\d");
    }
    assertThat(viewer.get("/errors?period=201901", "Accept-Language", "en").body())
        .containsPattern("<option value=\"201901\" selected(=\"selected\")?>January 2019");
    assertThat(viewer.get("/errors?period=Octobre").body())
        .containsPattern("<option selected(=\"selected\")? value=\"Octobre\">Octobre");
  }

  private static long cause(String code) {
    database
        .sql()
        .update(
            """
            insert into cause (target, code, message_en, message_fr, owner)
            values ('stick', ?, 'A trial', 'Un essai', 'MAPPING')
            """,
            code);
    return Objects.requireNonNull(
        database.sql().queryForObject("select cause from cause where code = ?", Long.class, code));
  }

  @Test
  void listsComeAsCsvThatASpreadsheetOfTheReadersLanguageOpens() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String cause = first("/errors/C\\d+", operator.get("/errors?kind=cell").body());

    assertThat(operator.get("/errors.csv", "Accept-Language", "fr").body())
        .startsWith("\uFEFFcause;code;message");
    assertThat(
            operator
                .get("/errors.csv?sort=what", "Accept-Language", "en")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[2]))
        .hasSizeGreaterThan(2)
        .isSorted();
    List<String> lines =
        operator.get(cause + "/items.csv", "Accept-Language", "en").body().lines().toList();
    assertThat(lines.get(0)).startsWith("\uFEFFitem,org_unit");
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(operator.get("/audit/entries.csv").body()).contains("LOG_IN");
  }

  @Test
  void thePlotsCountWhatCameIn() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get("/overview/records-per-day", "Accept", "application/json").body())
        .contains("\"kind\":\"bar\"", "example-csv");
    assertThat(viewer.get("/overview/delays", "Accept", "application/json").body())
        .contains("\"kind\":\"line\"", "here, as a record: half");
  }

  @Test
  void whatThePlotsDrawIsReadAsATable() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/").body())
        .contains("/overview/plots#per-day", "/overview/plots#by-week");

    String tables = viewer.get("/overview/plots", "Accept-Language", "en").body();
    assertThat(tables)
        .containsPattern("<th scope=\"col\" class=\"number\" *>example-csv</th>")
        .containsPattern(
            "(?s)<th scope=\"row\" class=\"nowrap\" *>[^<]+</th>.*<td class=\"number\" *>[1-9]")
        .contains("here, as a record: half")
        .doesNotContain("canvas");
    assertThat(viewer.get("/overview/plots", "Accept-Language", "fr").body())
        .contains("Les courbes en tableaux", "Semaine du");
    assertThat(console.visitor().logIn("source-owner").get("/overview/plots").body())
        .contains("example-csv")
        .doesNotContain("example-cht");
  }

  @Test
  void theOverviewIsSmall() throws Exception {
    String page = console.visitor().logIn("viewer").get("/").body();

    assertThat(page.length()).as("characters before compression").isLessThan(60_000);
  }

  private static long held(long cause, String hold) {
    Long count =
        database
            .sql()
            .queryForObject(
                "select count(*) from cell where cause = ? and hold = ?", Long.class, cause, hold);
    return count == null ? 0 : count;
  }

  private static long looks(String id) {
    Long count =
        database
            .sql()
            .queryForObject(
                "select count(*) from audit where act = 'LOOK' and subject = ?", Long.class, id);
    return count == null ? 0 : count;
  }

  private static String first(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
    return matcher.group();
  }
}

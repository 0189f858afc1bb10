package org.relais.console.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.TestDatabase;

/** A filter of the list holds on the page of a cause, for its acts, its pages and its CSV. */
class FilteredCauseTest {
  private static final String SOURCE = "example-csv";
  private static final String DISTRICT = "0101";
  private static final String HERE = "01010101";
  private static final String ELSEWHERE = "02010101";
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 3);
  private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 3);

  private static TestDatabase database;
  private static HeldVisits visits;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    visits = new HeldVisits(database);
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @AfterEach
  void forget() {
    database.sql().update("delete from visit_item");
  }

  @Test
  void aCauseOpenedFromAListOfADistrictIsCountedAndSetAsideThereOnly() throws Exception {
    long cause = inTwoDistricts("of a district");
    Visitor operator = console.visitor().behind("Accept-Language", "en").logIn("operator");

    String opened = opened("/errors?orgUnit=" + DISTRICT, cause, operator);
    String page = operator.get(opened).body();
    assertThat(page)
        .contains("12 visits", "Set 12 aside", "Retry 12", "Org unit: <strong>District de")
        .contains("href=\"/errors/C" + cause + "?state=parked\">Show all 340 visits")
        .doesNotContain("Retry 340");
    operator.submit(opened, form("discard", page), "reason", "known", "asOf", timeOf(page));

    assertThat(visits.heldAt(cause, HERE, "DISCARDED")).isEqualTo(12);
    assertThat(visits.heldAt(cause, ELSEWHERE, "PARKED")).isEqualTo(328);
  }

  @Test
  void theOwnerOfTwoSourcesRetriesTheVisitsOfOne() throws Exception {
    long cause = visits.cause("of a source");
    visits.park(cause, SOURCE, 12, HERE, OCTOBER);
    visits.park(cause, "example-cht", 30, HERE, OCTOBER);
    visits.park(cause, "example-rest", 50, HERE, OCTOBER);
    Visitor owner = console.visitor().behind("Accept-Language", "en").logIn("owner");

    String opened = opened("/errors?source=" + SOURCE, cause, owner);
    String page = owner.get(opened).body();
    assertThat(page).contains("Retry 12", "Show all 42 visits").doesNotContain("example-rest");
    owner.submit(opened, form("retry", page), "asOf", timeOf(page));

    assertThat(visits.held(cause, SOURCE, "PARKED")).isZero();
    assertThat(visits.held(cause, "example-cht", "PARKED")).isEqualTo(30);
    assertThat(visits.held(cause, "example-rest", "PARKED")).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Retry 12, Period: <strong>October 2026, Nothing of this cause fits the filter any more",
    "fr, Réessayer les 12, Période : <strong>octobre 2026, Rien de cette cause ne répond plus"
  })
  void aPeriodHoldsForTheActAndForThePageAfterIt(
      String language, String button, String filter, String gone) throws Exception {
    long cause = visits.cause("of a period in " + language);
    visits.park(cause, SOURCE, 12, HERE, OCTOBER);
    visits.park(cause, SOURCE, 5, HERE, SEPTEMBER);
    Visitor operator = console.visitor().behind("Accept-Language", language).logIn("operator");

    String opened = opened("/errors?period=202610", cause, operator);
    String page = operator.get(opened).body();
    assertThat(page).contains(button, filter);
    String after = location(operator.submit(opened, form("retry", page), "asOf", timeOf(page)));

    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(5);
    assertThat(operator.get(after).body()).contains(gone, "href=\"/errors/C" + cause);
    assertThat(operator.get("/errors/C" + cause).body()).contains("5 visit");
  }

  @Test
  void pagesSortsStatesItemsAndTheWayBackKeepTheFilter() throws Exception {
    long cause = visits.cause("kept everywhere");
    visits.park(cause, SOURCE, 60, HERE, OCTOBER);
    visits.park(cause, SOURCE, 60, ELSEWHERE, OCTOBER);
    Visitor operator = console.visitor().behind("Accept-Language", "en").logIn("operator");
    String path = "/errors/C" + cause;
    String filter = "orgUnit=" + DISTRICT + "&amp;period=202610";

    String page =
        operator.get(path + "?orgUnit=" + DISTRICT + "&period=202610&state=parked").body();

    assertThat(page)
        .contains("page 1 of 2", path + "?state=parked&amp;" + filter + "&amp;page=2")
        .contains(path + "?state=parked&amp;" + filter + "&amp;sort=site")
        .contains(path + "/items.csv?state=parked&amp;" + filter + "\"")
        .contains("href=\"/errors?state=parked&amp;" + filter + "\"");
    String item = first("/errors/items/F\\d+\\?[^\"]+", page).replace("&amp;", "&");
    String shown = operator.get(item).body();
    assertThat(shown).contains("href=\"" + path + "?state=parked&amp;" + filter + "\"");
    assertThat(location(operator.submit(item, form("retry", shown))))
        .isEqualTo(path + "?orgUnit=" + DISTRICT + "&period=202610");
  }

  @Test
  void anUndoLeadsBackToThePageOfItsActUnderItsFilter() throws Exception {
    long cause = inTwoDistricts("undone where it was done");
    Visitor operator = console.visitor().behind("Accept-Language", "en").logIn("operator");
    String opened = opened("/errors?orgUnit=" + DISTRICT, cause, operator);
    String discard = form("discard", operator.get(opened).body());

    String after = location(operator.submit(opened, discard, "reason", "by mistake"));
    String undo = first("/errors/undo\\?[^\"]*", operator.get(after).body()).replace("&amp;", "&");
    assertThat(location(operator.submit(after, undo)))
        .isEqualTo("/errors/C" + cause + "?orgUnit=" + DISTRICT);
    assertThat(operator.get(after).body()).contains("12 items are held again as before");

    assertThat(location(operator.submit(after, undo))).as("too late").isEqualTo(after);
  }

  @Test
  void anUndoOfTheListLeadsBackToTheListUnderItsFilter() throws Exception {
    inTwoDistricts("undone in the list");
    Visitor operator = console.visitor().logIn("operator");
    String list = "/errors?state=parked&source=" + SOURCE + "&orgUnit=" + DISTRICT;

    operator.submit(list, list.replace("/errors?", "/errors/discard?"), "reason", "by mistake");
    String undo = first("/errors/undo\\?[^\"]*", operator.get(list).body()).replace("&amp;", "&");

    assertThat(location(operator.submit(list, undo))).isEqualTo(list);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org/errors", "//example.org", "/settings", "/errors{x}", ""})
  void anUndoLeadsToNoOtherPage(String back) throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String undo = "/errors/undo?entry=1&back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);

    assertThat(location(operator.submit("/errors", undo))).isEqualTo("/errors");
  }

  @Test
  void theCsvHasTheLinesThatThePageCounts() throws Exception {
    long cause = inTwoDistricts("as CSV");
    Visitor operator = console.visitor().logIn("operator");

    String csv = operator.get("/errors/C" + cause + "/items.csv?orgUnit=" + DISTRICT).body();

    assertThat(csv.lines().skip(1)).hasSize(12).allMatch(line -> line.contains(HERE));
  }

  @Test
  void aPartThatIsNotUnderstoodIsNamedAndLeavesNoActOnTheCause() throws Exception {
    long cause = inTwoDistricts("not understood");
    Visitor operator = console.visitor().behind("Accept-Language", "en").logIn("operator");
    String path = "/errors/C" + cause;

    String page = operator.get(path + "?period=October").body();
    assertThat(page)
        .contains("“Period” does not understand “October”")
        .doesNotContain("/discard", "/retry", "items.csv");
    operator.submit(path, path + "/discard?period=October", "reason", "of October only");
    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(340);
    assertThat(operator.get(path + "/items.csv?period=October").statusCode()).isEqualTo(400);
  }

  @Test
  void aCauseIsFilteredOnItsOwnPage() throws Exception {
    long cause = inTwoDistricts("on its own page");
    Visitor operator = console.visitor().behind("Accept-Language", "en").logIn("operator");
    String path = "/errors/C" + cause;

    assertThat(operator.get(path).body())
        .contains("action=\"" + path + "\"", "name=\"orgUnit\"", "name=\"period\"")
        .contains("name=\"source\"", "Retry 340")
        .doesNotContain("Show all 340");
  }

  @Test
  void aProgramActsUnderTheSameFilter() throws Exception {
    long cause = inTwoDistricts("by a program");
    ApiCaller caller = new ApiCaller(console, database);
    String filter = "orgUnit=" + DISTRICT + "&period=202610";

    assertThat(caller.get("operator", "/errors/C" + cause + "/items?" + filter).path("items"))
        .hasSize(12);
    JsonNode done = caller.post("operator", "/errors/retry?cause=C" + cause + "&" + filter);

    assertThat(done.path("touched").asLong()).isEqualTo(12);
    assertThat(visits.heldAt(cause, ELSEWHERE, "PARKED")).isEqualTo(328);
  }

  private static long inTwoDistricts(String message) {
    long cause = visits.cause(message);
    visits.park(cause, SOURCE, 12, HERE, OCTOBER);
    visits.park(cause, SOURCE, 328, ELSEWHERE, OCTOBER);
    return cause;
  }

  /** The address behind the cause in a list. */
  private static String opened(String list, long cause, Visitor visitor) throws Exception {
    String page = visitor.get(list).body();
    return first("/errors/C" + cause + "\\?[^\"]*", page).replace("&amp;", "&");
  }

  /** To where the form of an act is sent. */
  private static String form(String act, String page) {
    return first("(?<=action=\")/errors/[^\"]*/" + act + "\\?[^\"]*", page).replace("&amp;", "&");
  }

  private static String timeOf(String page) {
    return first("(?<=name=\"asOf\" value=\")[^\"]+", page);
  }

  private static String first(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
    return matcher.group();
  }
}

package org.relais.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** What the first page says of a month, and what waits for a person's word. */
class OverviewTest {
  private static final Pattern FLOW_PART =
      Pattern.compile("<dd><a href=\"(?<link>[^\"]+)\" *>(?<count>[^<]+)</a>");

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database
        .sql()
        .update(
            """
            update cell set difference = 'FOREIGN', found_value = 9, found_at = now()
             where cell in (select cell from cell
                             where period = '202609' and state = 'ACKNOWLEDGED' limit 3)
            """);
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void valuesThatAreNotInDhis2AsSentWaitForAPersonsWord() throws Exception {
    assertThat(console.visitor().logIn("operator").get("/").body())
        .contains("September 2026 is not in DHIS2 as we sent it", "3 values")
        .contains("/figures/differences?target=stick");
    assertThat(console.visitor().logIn("source-owner").get("/").body())
        .doesNotContain("is not in DHIS2 as we sent it");
  }

  @Test
  void theMenuSaysHowManyTransfersNeedActionWithinWhatOneSees() throws Exception {
    long values = count("select count(*) from cell where hold = 'PARKED'");
    long records = count("select count(*) from rejection where hold = 'PARKED'");

    assertThat(console.visitor().logIn("operator").get("/sources").body())
        .contains("<span class=\"badge\">" + (values + records) + "</span>");
    assertThat(console.visitor().logIn("source-owner").get("/sources").body())
        .contains("<span class=\"badge\">" + records + "</span>");
  }

  @Test
  void theFlowOfAMonthHasItsRecordsAndTheValuesOfItsPeriods() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    long records =
        count(
            "select count(*) from record where to_char(first_received at time zone"
                + " 'Africa/Bamako', 'YYYY-MM') = '"
                + month
                + "'");
    long values = count("select count(*) from cell where period = '202610'");

    assertThat(viewer.get("/?month=" + month).body())
        .contains("<strong>" + records + "</strong>", "all accounted for");
    assertThat(viewer.get("/?month=2026-10").body())
        .contains(NumberFormat.getInstance(Locale.ENGLISH).format(values))
        .contains("/figures?period=202610", "/errors?kind=cell&amp;period=202610");
    assertThat(console.visitor().logIn("source-owner").get("/?month=" + month).body())
        .contains("<strong>" + records + "</strong>")
        .doesNotContain("values for DHIS2");
  }

  @Test
  void theFlowOpensOnThisMonthAndAllTimeIsAnotherAddress() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    String thisMonth = "month=" + now + "\" aria-current=\"true\"";

    assertThat(viewer.get("/").body()).contains(thisMonth, "month=" + now.minusMonths(1));
    assertThat(viewer.get("/?month=never").body()).contains(thisMonth);
    assertThat(viewer.get("/?month=" + now.plusMonths(1)).body()).contains(thisMonth);
    assertThat(viewer.get("/?month=all").body())
        .contains("month=all\" aria-current=\"true\"")
        .contains("<strong>" + count("select count(*) from record") + "</strong>");
  }

  @Test
  void aMonthThatHoldsNothingSaysSoAndLeadsToTheLastThatDoes() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/?month=2019-03").body())
        .contains("Nothing of March 2019")
        .doesNotContain("The last month with records", "class=\"flow-diagram\"");
    database
        .sql()
        .update(
            "insert into record (source, record_id, revision, class, configuration,"
                + " first_received, changed_at) values ('example-cht', 'old', '1', 'IGNORED',"
                + " 'v', timestamptz '2025-09-12 10:00Z', now())");
    assertThat(viewer.get("/?month=2026-01").body())
        .contains("The last month with records: September 2025", "month=2025-09");
    assertThat(console.visitor().logIn("source-owner").get("/?month=2026-01").body())
        .as("of a source that is not theirs")
        .doesNotContain("The last month with records");
  }

  @Test
  void theDiagramSaysInWordsWhatItShows() throws Exception {
    long mapped = count("select count(*) from record where class = 'MAPPED'");

    assertThat(console.visitor().logIn("viewer").get("/?month=all").body())
        .containsPattern("<p id=\"flow-words\" hidden *>.*records pulled.*mapped " + mapped)
        .contains("aria-describedby=\"flow-words\"")
        .doesNotContain("style=");
    assertThat(console.visitor().logIn("viewer").get("/?month=all", "Accept-Language", "fr").body())
        .containsPattern("<p id=\"flow-words\" hidden *>.*transformés " + mapped);
  }

  @Test
  void howLongVisitsTakeStandsBesideThePlot() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/").body()).contains("No target has received a value");
    database
        .sql()
        .update(
            """
            insert into first_acknowledgements (target, source, day, days, visits) values
              ('stick', 'example-csv', current_date, 1, 600),
              ('stick', 'example-csv', current_date, 6, 400),
              ('stick', 'example-cht', current_date, 0, 5000)
            """);
    try (TestConsole later = TestConsole.over(database.dataSource())) {
      assertThat(later.visitor().logIn("viewer").get("/").body())
          .contains("stick: half of the visits on the same day, nine in ten within 1 day")
          .contains("6,000 visits, last 60 days");
      Visitor owner = later.visitor().logIn("source-owner");
      assertThat(owner.get("/").body())
          .contains("stick: half of the visits within 1 day, nine in ten within 6 days");
      assertThat(owner.get("/overview/delays", "Accept", "application/json").body())
          .contains("\"stick: half\"", "\"stick: 90 %\"", "\"here, as a record: half\"");
      assertThat(owner.get("/", "Accept-Language", "fr").body())
          .contains("stick : la moitié des visites en 1 jour, neuf sur dix en 6 jours");
    }
  }

  @Test
  void ofVisitsBeforeItWasMeasuredThePageSaysThatItIsNotKnown() throws Exception {
    database.sql().update("insert into acknowledgements_watched (since) values (now())");
    try (TestConsole later = TestConsole.over(database.dataSource())) {
      assertThat(later.visitor().logIn("viewer").get("/").body())
          .contains("Measured since", "of visits that came before, it is not known");
    }
  }

  @Test
  void aServerThatNeedsAPersonStandsAboveAndOneThatWaitsDoesNot() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/").body()).contains("down for 2").doesNotContain("does not answer for");
    database
        .sql()
        .update(
            "update target set since = now() - interval '3 hours', software = 'DHIS2 2.42'"
                + " where target = 'stick'");

    assertThat(viewer.get("/").body())
        .contains("does not answer for 3 h: The server does not answer", "DHIS2 2.42");
    assertThat(viewer.get("/", "Accept-Language", "fr").body())
        .contains("ne répond pas depuis 3 h : Le serveur ne répond pas");
    assertThat(console.visitor().logIn("source-owner").get("/").body())
        .doesNotContain("does not answer for");
    database
        .sql()
        .update("update target set since = now() - interval '25 minutes' where target = 'stick'");
  }

  @Test
  void aSourceThatIsSilentSaysForHowLongAndHowOftenItIsAsked() throws Exception {
    assertThat(console.visitor().logIn("viewer").get("/").body())
        .contains("silent for 3 days (usually asked every");
    assertThat(console.visitor().logIn("viewer").get("/", "Accept-Language", "fr").body())
        .contains("silence depuis 3 jours (interrogé d&#39;habitude à intervalle de");
  }

  @Test
  void everyNumberThatLeadsToFailedTransfersIsTheNumberThere() throws Exception {
    database.sql().execute("alter table cell disable trigger user");
    database
        .sql()
        .update(
            """
            update cell set hold = 'WAITING', next_check = now() + interval '1 hour',
                   held_since = now(), cause = (select min(cause) from cause where target = 'stick')
             where cell in (select cell from cell
                             where period = '202609' and state = 'ACKNOWLEDGED' and difference is null
                             order by cell limit 7)
            """);
    database
        .sql()
        .update(
            "update cell set acknowledged = null where cell in (select cell from cell where period ="
                + " '202608' and state = 'ACKNOWLEDGED' order by cell limit 11)");
    try (TestConsole later = TestConsole.over(database.dataSource())) {
      Visitor viewer = later.visitor().logIn("viewer");
      for (String month : List.of("all", "2026-08", "2026-09", "2026-10")) {
        String page = viewer.get("/?month=" + month, "Accept-Language", "en").body();
        Matcher part = FLOW_PART.matcher(page);
        while (part.find()) {
          String list = part.group("link").replace("&amp;", "&");
          if (list.startsWith("/errors")) {
            assertThat(viewer.get(list, "Accept-Language", "en").body())
                .as(month + " " + list)
                .containsPattern("<span class=\"quiet\" *>" + part.group("count") + " item");
          }
        }
      }
      assertThat(viewer.get("/?month=2026-09").body())
          .contains("/errors?state=waiting&amp;kind=cell&amp;period=202609\">7<");
      assertThat(viewer.get("/?month=2026-08").body())
          .contains("<dd><a href=\"/figures?period=202608\">11<");
    }
  }

  @Test
  void nothingIsSaidToBeNextThatIsPausedOrBeforeAServerIsAskedAgain() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(next(viewer)).contains("pull example-csv", "send values to stick");
    database
        .sql()
        .update(
            "update source set paused_at = now(), paused_by = 'awa', pause_reason = 'test'"
                + " where source = 'example-csv'");
    database
        .sql()
        .update(
            "update target set paused_at = now(), paused_by = 'awa', pause_reason = 'test'"
                + " where target = 'stick'");
    try (TestConsole later = TestConsole.over(database.dataSource())) {
      assertThat(next(later.visitor().logIn("viewer")))
          .contains("pull example-cht")
          .doesNotContain("pull example-csv", "send values to stick");
    } finally {
      database
          .sql()
          .update("update source set paused_at = null, paused_by = null, pause_reason = null");
      database
          .sql()
          .update("update target set paused_at = null, paused_by = null, pause_reason = null");
    }
  }

  private static String next(Visitor viewer) throws Exception {
    String page = viewer.get("/", "Accept-Language", "en").body();
    return page.substring(page.indexOf("id=\"next\""));
  }

  private static long count(String query) {
    Long count = database.sql().queryForObject(query, Long.class);
    return count == null ? 0 : count;
  }
}

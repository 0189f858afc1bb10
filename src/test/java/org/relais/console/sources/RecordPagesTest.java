package org.relais.console.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.TestDatabase;

/** The records of a source: what became of each, for whoever sees the source. */
class RecordPagesTest {
  private static final String SOURCE = "/sources/" + ExampleLedger.SOURCE;
  private static final String PAGE = SOURCE + "/records";
  private static final Pattern ROW = Pattern.compile("<td class=\"mono small\">(.*?)</td>");
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]+)\">Next page");

  private static TestDatabase database;
  private static TestConsole console;
  private static Visitor owner;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database
        .sql()
        .execute(
            """
            insert into record (source, record_id, revision, class, form, site, visit_date,
                                configuration, first_received, changed_at)
            select 'example-csv', 'other-' || n, '1', case when n % 2 = 0 then 'IGNORED' else 'VOIDED' end,
                   'stock', null, null, 'v', now() - n % 3 * interval '1 hour', now()
              from generate_series(1, 120) n
            """);
    console = TestConsole.over(database.dataSource());
    owner = console.visitor().behind("Accept-Language", "en").logIn("source-owner");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?oldest=true", "?is=ignored", "?is=mapped&oldest=true"})
  void everyRecordStandsInTheListOnceInTheOrderInWhichItCame(String query) throws Exception {
    List<String> rows = new ArrayList<>();
    String address = PAGE + query;
    do {
      HttpResponse<String> page = owner.get(address);
      assertThat(page.statusCode()).isEqualTo(200);
      ROW.matcher(page.body()).results().map(RecordPagesTest::text).forEach(rows::add);
      Matcher next = NEXT.matcher(page.body());
      address = next.find() ? next.group(1).replace("&amp;", "&") : "";
    } while (!address.isEmpty());

    String is = query.contains("is=") ? query.replaceAll(".*is=(\\w+).*", "$1") : "%";
    String way = query.contains("oldest") ? "asc" : "desc";
    assertThat(rows)
        .hasSizeGreaterThan(50)
        .isEqualTo(
            database
                .sql()
                .queryForList(
                    ("select record_id from record where source = 'example-csv'"
                            + " and lower(class) like ?"
                            + " order by first_received %1$s, record_id %1$s")
                        .formatted(way),
                    String.class,
                    is));
  }

  private static String text(MatchResult row) {
    return row.group(1).replaceAll("<[^>]+>", "").strip();
  }

  @Test
  void aPlaceOrAFilterThatNobodyHasIsNoFault() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    for (String made :
        List.of(
            "after=%2B999999999-01-01T00:00:00Z~x",
            "after=-999999999-01-01T00:00:00Z~x",
            "after=2026-01-01T00:00:00Z~%00",
            "form=%00",
            "site=a%00b")) {
      assertThat(viewer.get("/sources/example-csv/records?" + made).statusCode())
          .as(made)
          .isEqualTo(200);
    }
  }

  @Test
  void eachOpensWhatWasMadeOfItAndNothingOfAPersonStandsThere() throws Exception {
    String mapped = owner.get(PAGE + "?is=mapped").body();
    String trial = link(mapped, "/trial");
    assertThat(owner.get(trial).statusCode()).isEqualTo(200);
    String rejected = owner.get(PAGE + "?is=rejected").body();
    assertThat(owner.get(link(rejected, "/errors/items/R")).statusCode()).isEqualTo(200);
    assertThat(owner.get(PAGE + "?is=voided").body()).contains("other-1").doesNotContain("/trial?");
    assertThat(owner.get(PAGE + "?is=nonsense").body()).contains("mapped");
    String french =
        console.visitor().behind("Accept-Language", "fr").logIn("viewer").get(PAGE).body();
    assertThat(french).contains("Enregistrements de example-csv", "ignoré").doesNotContain("??");
  }

  private static String link(String page, String to) {
    Matcher matcher = Pattern.compile("href=\"(" + to + "[^\"]+)\"").matcher(page);
    assertThat(matcher.find()).as(to).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  @Test
  void theListIsFilteredByFormSiteAndDayAndComesAsCsvAsItIs() throws Exception {
    String site = text("select min(site) from record where class = 'MAPPED'");
    String day = text("select min(visit_date)::text from record where site = '" + site + "'");

    String there = owner.get(PAGE + "?site=" + site + "&from=" + day + "&to=" + day).body();
    String csv =
        owner.get(PAGE + ".csv?site=" + site + "&from=" + day + "&to=" + day).body().strip();

    long expected =
        Long.parseLong(
            text(
                "select count(*)::text from record where source = 'example-csv' and site = '"
                    + site
                    + "' and visit_date = '"
                    + day
                    + "'"));
    assertThat(ROW.matcher(there).results().count()).isEqualTo(expected);
    assertThat(csv.lines().count()).isEqualTo(expected + 1);
    assertThat(owner.get(PAGE + "?form=stock").body()).contains("120 records");
    assertThat(owner.get(PAGE + "?form=none").body()).contains("No line fits");
  }

  private static String text(String query) {
    @Nullable String text = database.sql().queryForObject(query, String.class);
    assertThat(text).isNotNull();
    return String.valueOf(text);
  }

  @Test
  void theCountsOfASourceAddUpAndOpenTheirRecords() throws Exception {
    for (String page : List.of(owner.get("/sources").body(), owner.get(SOURCE).body())) {
      assertThat(page)
          .contains(PAGE + "?is=mapped", PAGE + "?is=ignored", PAGE + "?is=voided", "set aside");
    }
    assertThat(owner.get(SOURCE).body()).contains("every 60 min", "Lag", PAGE + "\"");
  }

  @Test
  void anotherOwnersRecordsAreNotThere() throws Exception {
    assertThat(owner.get("/sources/example-cht/records").statusCode()).isEqualTo(404);
    assertThat(owner.get("/sources/example-cht/records.csv").statusCode()).isEqualTo(404);
    assertThat(owner.get("/sources/example-cht/pages.csv").statusCode()).isEqualTo(404);
    new ApiCaller(console, database)
        .refused(404, "source-owner", "GET", "/sources/example-cht/records");
  }

  @Test
  void programsReadTheSameListPartByPart() throws Exception {
    ApiCaller caller = new ApiCaller(console, database);
    String path = SOURCE + "/records?is=VOIDED&limit=50";

    JsonNode first = caller.get("source-owner", path);
    JsonNode second = caller.get("source-owner", path + "&after=" + first.path("next").asText());

    assertThat(first.path("items")).hasSize(50);
    assertThat(second.path("items"))
        .hasSize(
            Integer.parseInt(text("select count(*)::text from record where class = 'VOIDED'"))
                - 50);
    assertThat(second.path("next").isNull()).isTrue();
    caller.refused(400, "source-owner", "GET", SOURCE + "/records?after=nothing");
  }

  @Test
  void theLastPagesAreSortedAndComeAsCsv() throws Exception {
    database
        .sql()
        .execute(
            """
            insert into taken_page (source, taken_at, records, added, changed)
            select 'example-csv', now() - n * interval '1 hour', n, n % 7, n % 3
              from generate_series(1, 150) n
            """);

    String page = owner.get(SOURCE + "?sort=-records").body();

    assertThat(page).contains("page 1 of 2", SOURCE + "/pages.csv?sort=-records");
    String csv = owner.get(SOURCE + "/pages.csv?sort=-records&find=150").body();
    assertThat(csv.strip().lines()).element(1).asString().contains(",150,");
  }
}

package org.relais.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Scope;
import org.relais.console.page.SortText;
import org.relais.indicator.Period;
import org.relais.ledger.Meanwhile;
import org.relais.ledger.TestDatabase;

/** What DHIS2 held instead of ours, and who decides about it. */
class DifferencesTest {
  private static final String PAGE = "/figures/differences?period=202609";

  private static TestDatabase database;
  private static Meanwhile ledger;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database
        .sql()
        .update(
            """
            update cell set difference = case when cell % 2 = 0 then 'CHANGED' else 'MISSING' end,
                   found_value = case when cell % 2 = 0 then wanted + 40 end, found_at = now()
             where cell in (select cell from cell
                             where period = '202609' and state = 'ACKNOWLEDGED' order by cell
                             limit 120)
            """);
    ledger = new Meanwhile(database.dataSource());
    console = TestConsole.over(ledger);
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void theListHasEachDifferenceByKindAndComesAsCsv() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get(PAGE).body())
        .contains("changed by hand in DHIS2", "Next page")
        .doesNotContain("Let ours replace");
    assertThat(viewer.get(PAGE + "&kind=MISSING").body())
        .contains("<td>removed by hand from DHIS2")
        .doesNotContain("<td>changed by hand in DHIS2");
    assertThat(viewer.get(PAGE.replace("?", ".csv?")).body().lines()).hasSize(121);
    assertThat(viewer.get("/figures?period=202609").body()).contains("differs in DHIS2");
    assertThat(viewer.get("/figures/differences?period=202610").body())
        .contains("No difference is known", "September 2026 (120)");
    assertThat(viewer.get(PAGE, "Accept-Language", "fr").body())
        .contains("Trouvés en comparant DHIS2", "modifiée à la main dans DHIS2")
        .doesNotContain("??");
  }

  @Test
  void theListIsSortedByNamesAsTheyAreReadAndByValues() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    List<String> sites = cells(viewer, "org_unit", 0);
    Comparator<String> names = Comparator.comparing(SortText::of);
    assertThat(sites).hasSize(100).isSortedAccordingTo(names);
    assertThat(sites.stream().distinct()).hasSizeGreaterThan(1);
    assertThat(cells(viewer, "element", 1)).isSortedAccordingTo(names);
    List<Integer> values = cells(viewer, "-calculated", 3).stream().map(Integer::valueOf).toList();
    assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(viewer.get(PAGE + "&sort=-found&page=2").body())
        .contains("aria-sort=\"descending\"", "page 2 of 2", "sort=found");
  }

  @Test
  void whoeverPicksAKindKeepsTheOrderAndTakesTheListAlongAsItIs() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    String page = viewer.get(PAGE + "&sort=-found&kind=MISSING&read=NEW").body();
    assertThat(links(page, "kind=CHANGED"))
        .singleElement()
        .asString()
        .contains("sort=-found", "read=NEW");
    assertThat(links(page, "differences.csv"))
        .singleElement()
        .asString()
        .contains("sort=-found", "kind=MISSING");
    assertThat(links(page, "/figures/differences\\?[^\"]*orgUnit=01&"))
        .isNotEmpty()
        .allMatch(link -> link.contains("sort="));

    String csv = PAGE.replace("?", ".csv?");
    List<String> changed =
        viewer
            .get(csv + "&kind=CHANGED&sort=-found", "Accept-Language", "en")
            .body()
            .lines()
            .skip(1)
            .toList();
    assertThat(changed)
        .hasSize(number("select count(*) from cell where difference = 'CHANGED'"))
        .allMatch(line -> line.startsWith("CHANGED,"));
    assertThat(changed)
        .extracting(line -> new BigDecimal(line.split(",", -1)[9]))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(viewer.get(csv + "&sort=org_unit", "Accept-Language", "en").body().lines().skip(1))
        .hasSize(120)
        .isSortedAccordingTo(Comparator.comparing(line -> SortText.of(line.split(",", -1)[3])));
  }

  @Test
  void whoeverPicksAKindOfWhatWasReadKeepsTheListAbove() throws Exception {
    SortedMap<String, String> none = new TreeMap<>();
    Deployment example = TestConsole.exampleDeployment();
    console
        .part("readings", Readings.class)
        .keep(
            new Picked(
                example.dataSets().stream()
                    .filter(set -> set.code().equals("ICCM_MONTHLY"))
                    .findFirst()
                    .orElseThrow(),
                "stick",
                example.orgUnits().find("ML").orElseThrow(),
                Period.parse("202609").orElseThrow(),
                List.of(),
                Scope.ALL),
            new Reading(
                Instant.EPOCH,
                "awa",
                Map.of(Reading.Kind.NEW, 1L, Reading.Kind.CHANGED, 1L),
                List.of(
                    new Reading.Line(Reading.Kind.NEW, "03010202", "DEATHS", none, null, null))));

    String page =
        console.visitor().logIn("viewer").get(PAGE + "&sort=-found&page=2&read=CHANGED").body();

    assertThat(links(page, "read=NEW")).singleElement().asString().contains("sort=-found&page=2");
    assertThat(links(page, "kind=MISSING"))
        .singleElement()
        .asString()
        .contains("sort=-found", "read=CHANGED");
  }

  private static int number(String query) {
    Integer number = database.sql().queryForObject(query, Integer.class);
    return number == null ? 0 : number;
  }

  private static List<String> links(String page, String part) {
    return Pattern.compile("href=\"([^\"]*" + part + "[^\"]*)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  private static List<String> cells(Visitor viewer, String sort, int column) throws Exception {
    String page = viewer.get(PAGE + "&sort=" + sort, "Accept-Language", "en").body();
    Matcher rows = Pattern.compile("<tr class=\"open\">(.*?)</tr>", Pattern.DOTALL).matcher(page);
    return rows.results()
        .map(row -> row.group(1).split("</td>", -1)[column].replaceAll("<[^>]*>", "").strip())
        .toList();
  }

  @Test
  void ourValuesReplaceWhatWasSeenForAReasonAndNothingElse() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String unit = database.sql().queryForObject(FIRST_UNIT, String.class);
    String page = PAGE + "&orgUnit=" + unit;
    String seen = seen(operator.get(page).body());
    String[] picked = {"period", "202609", "orgUnit", String.valueOf(unit), "seen", seen};

    assertThat(confirm(operator, page, with(picked, " "))).contains("say why");
    assertThat(confirmed(unit)).isZero();
    String[] other = picked.clone();
    other[5] = "000000000000";
    assertThat(confirm(operator, page, with(other, "ours is right")))
        .contains("other differences are there");
    assertThat(confirmed(unit)).isZero();

    assertThat(confirm(operator, page, with(picked, "ours is right")))
        .contains("with the next push", "ours may replace it");
    assertThat(confirmed(unit)).isPositive();
    assertThat(operator.get("/audit?act=OVERWRITE").body()).contains("ours is right", "operator");
  }

  @Test
  void whateverIsFoundWhileThePageIsMadeIsSeenOrNotReplaced() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String unit = String.valueOf(database.sql().queryForObject(FIRST_UNIT, String.class));
    String page = PAGE + "&orgUnit=" + unit;
    List<Long> accepted = new ArrayList<>();
    boolean happened = true;
    for (int statement = 1; happened; statement++) {
      ledger.after("from cell", statement, () -> database.sql().update(FOUND_MORE, unit));
      String asked = operator.get(page).body();
      happened = ledger.happened();
      String now = operator.get(page).body();

      confirm(
          operator,
          page,
          with(
              new String[] {"period", "202609", "orgUnit", unit, "seen", seen(asked)},
              "ours is right"));

      accepted.add(confirmed(unit));
      if (confirmed(unit) > 0) {
        assertThat(lines(asked)).as("change after statement " + statement).isEqualTo(lines(now));
      }
      database.sql().update("update cell set overwrite_value = null where org_unit = ?", unit);
    }
    assertThat(accepted).hasSizeGreaterThan(2).contains(0L);
  }

  private static final String FOUND_MORE =
      """
      update cell set found_value = found_value + 1
       where cell = (select min(cell) from cell
                      where difference = 'CHANGED' and period = '202609' and org_unit = ?)
      """;

  /** The list without when it was read and what became of it. */
  private static List<String> lines(String page) {
    return Pattern.compile("<strong>(\\d+)</strong>")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void theOwnerOfASourceNeitherSeesNorConfirmsWhatIsTheSumOfAll() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");

    assertThat(owner.get(PAGE).body())
        .contains("This is for those who see all field systems")
        .doesNotContain("by hand in DHIS2</");
    assertThat(owner.get(PAGE.replace("?", ".csv?")).statusCode()).isEqualTo(403);
    for (String act : List.of("confirm", "read")) {
      assertThat(
              owner
                  .submit(
                      PAGE,
                      "/figures/differences/" + act,
                      "period",
                      "202609",
                      "seen",
                      "x",
                      "reason",
                      "y")
                  .statusCode())
          .as(act)
          .isEqualTo(403);
      assertThat(
              console
                  .visitor()
                  .logIn("viewer")
                  .submit(PAGE, "/figures/differences/" + act, "seen", "x")
                  .statusCode())
          .as(act)
          .isEqualTo(403);
    }
  }

  @Test
  void aFileIsNotRead() throws Exception {
    Visitor operator = console.visitor().logIn("operator");

    assertThat(operator.get(PAGE).body()).contains("This target is no DHIS2 server");
    assertThat(operator.submit(PAGE, "/figures/differences/read").statusCode()).isEqualTo(409);
  }

  private static final String FIRST_UNIT =
      "select max(org_unit) from cell where difference = 'CHANGED' and overwrite_value is null";

  private static String confirm(Visitor visitor, String page, String[] fields) throws Exception {
    return visitor
        .get(Visitor.location(visitor.submit(page, "/figures/differences/confirm", fields)))
        .body();
  }

  private static String[] with(String[] picked, String reason) {
    String[] all = Arrays.copyOf(picked, picked.length + 2);
    all[picked.length] = "reason";
    all[picked.length + 1] = reason;
    return all;
  }

  private static String seen(String page) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private static long confirmed(String unit) {
    Long count =
        database
            .sql()
            .queryForObject(
                "select count(*) from cell where org_unit = ? and overwrite_value = found_value",
                Long.class,
                unit);
    return count == null ? 0 : count;
  }
}

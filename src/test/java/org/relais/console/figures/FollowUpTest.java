package org.relais.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.page.SortText;
import org.relais.console.page.Sorting;
import org.relais.indicator.Period;
import org.relais.ledger.TestDatabase;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** Who reported and how late, and how figures go over a year. */
class FollowUpTest {
  private static final String ASKED = "?period=202610";

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

  @Test
  void eachOrgUnitBelowHasItsShareOfThoseWhoReportedInEachMonth() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String page = viewer.get("/figures/completeness" + ASKED).body();

    assertThat(page)
        .contains("Org units that have any value", "Lassabougou", "Oct 26", "Nov 25")
        .contains(sites("202610", "03%") + "/" + expected("03"))
        .contains("All together", "90 % came within");
    List<String> lines =
        viewer.get("/figures/completeness.csv" + ASKED + "&orgUnit=03").body().lines().toList();
    assertThat(lines.get(0)).startsWith("\uFEFFdata_set,period,org_unit");
    assertThat(lines).hasSize(1 + 12 * districts("03"));
  }

  @Test
  void aStepOfTheHeatSaysHowManyOfThoseExpectedReported() {
    assertThat(new Completeness.Cell(0, 10, 0).step()).isZero();
    assertThat(new Completeness.Cell(1, 1_000, 0).step()).isOne();
    assertThat(new Completeness.Cell(5, 10, 0).step()).isEqualTo(2);
    assertThat(new Completeness.Cell(94, 100, 0).step()).isEqualTo(3);
    assertThat(new Completeness.Cell(10, 10, 0).step()).isEqualTo(4);
    assertThat(new Completeness.Cell(0, 0, 0).percent()).isZero();
  }

  @Test
  void orgUnitsAreSortedByNameOrByWhatReportedInThePeriod() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    Comparator<String> names = Comparator.comparing(SortText::of);
    assertThat(column(viewer, "org_unit", 3)).isSortedAccordingTo(names);
    assertThat(column(viewer, "-org_unit", 3)).isSortedAccordingTo(names.reversed());
    List<Integer> percent = column(viewer, "percent", 7).stream().map(Integer::valueOf).toList();
    assertThat(percent).hasSizeGreaterThan(1).isSorted();
    assertThat(viewer.get("/figures/completeness" + ASKED + "&sort=-percent").body())
        .contains("aria-sort=\"descending\"", "sort=percent");
  }

  @Test
  void anOrgUnitNameWithAnAccentStandsWherePeopleLookForIt() {
    List<Completeness.Line> lines =
        Stream.of("Sikasso", "Ségou", "Kayes")
            .map(name -> new OrgUnit(name, name, "region", "ML"))
            .map(unit -> new Completeness.Line(unit, 1, List.of()))
            .toList();
    Completeness report = new Completeness(List.of(), false, lines, lines.get(0), List.of());

    assertThat(report.sorted(Sorting.of("org_unit"), Period.parse("202610").orElseThrow()).lines())
        .extracting(line -> line.unit().name())
        .containsExactly("Kayes", "Ségou", "Sikasso");
    assertThat(
            new Pyramid(new OrgUnits(lines.stream().map(Completeness.Line::unit).toList()))
                .search("s", 2))
        .extracting(OrgUnit::name)
        .containsExactly("Kayes", "Ségou");
  }

  @Test
  void anotherPeriodOrOrgUnitIsShownInTheSameOrder() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String page = viewer.get("/figures/completeness" + ASKED + "&sort=-percent").body();

    assertThat(links(page, "/figures/completeness\\?[^\"]*"))
        .hasSizeGreaterThan(12)
        .allMatch(link -> link.contains("sort="));
    assertThat(page).contains("name=\"sort\" value=\"-percent\"");
    assertThat(links(page, "/figures\\?[^\"]*")).noneMatch(link -> link.contains("sort="));
    String part = links(page, "/figures/units\\?[^\"]*under=[^\"]*").get(0);
    assertThat(links(viewer.get(part).body(), "/figures/completeness\\?[^\"]*"))
        .isNotEmpty()
        .allMatch(link -> link.contains("sort=-percent"));
  }

  private static List<String> links(String page, String pattern) {
    return Pattern.compile("\"(" + pattern + ")\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  /** Of the lines of the period that is picked, which is the last. */
  private static List<String> column(Visitor viewer, String sort, int column) throws Exception {
    String path = "/figures/completeness.csv" + ASKED + "&sort=" + sort;
    return viewer
        .get(path, "Accept-Language", "en")
        .body()
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[1].equals("202610"))
        .map(cells -> cells[column])
        .toList();
  }

  @Test
  void aSourceOwnersCompletenessIsThatOfTheirOwnVisits() throws Exception {
    String site = anySite();
    database
        .sql()
        .update(
            """
            insert into record (source, record_id, revision, class, form, site, visit_date, visit,
                                configuration, first_received, changed_at)
            values ('example-cht', 'of-another', '1', 'MAPPED', 'f', ?, '2026-02-03', '{}', 'v',
                    now(), now())
            """,
            site);
    String path = "/figures/completeness.csv?period=202602&orgUnit=" + site.substring(0, 6);

    assertThat(rows(console.visitor().logIn("source-owner").get(path).body(), site))
        .filteredOn(row -> row.startsWith("ICCM_MONTHLY,202602"))
        .singleElement()
        .asString()
        .endsWith(",1,0,0,0");
    assertThat(console.visitor().logIn("source-owner").get("/figures/completeness" + ASKED).body())
        .contains("from which your field systems gave any visit");
    database.sql().update("delete from record where record_id = 'of-another'");
  }

  @Test
  void trendsFollowTheElementsThatArePickedOverAYear() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    Long positive =
        database
            .sql()
            .queryForObject(
                "select sum(wanted)::bigint from cell where period = '202610' and element ="
                    + " 'MAL_POS'",
                Long.class);
    String asked = ASKED + "&e=MAL_POS&e=NUT_SAM";

    String page = viewer.get("/figures/trends" + asked).body();
    assertThat(page)
        .contains("data-plot=\"/figures/trends/plot?", "e=MAL_POS&amp;e=NUT_SAM")
        .contains("RDT positive", ">" + positive + "</td>");
    assertThat(viewer.get("/figures/trends/plot" + asked, "Accept", "application/json").body())
        .contains("\"kind\":\"line\"", "October 2026", "RDT positive", positive + ".0]");
    assertThat(viewer.get("/figures/trends.csv" + asked).body())
        .contains("MAL_POS,RDT positive,202610," + positive);
    assertThat(viewer.get("/figures/trends" + ASKED).body()).contains("Sick children seen");
    assertThat(console.visitor().logIn("source-owner").get("/figures/trends.csv" + asked).body())
        .contains("MAL_POS,RDT positive,202610," + positive);
  }

  @Test
  void theTabsSpeakFrench() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    for (String path : List.of("/figures/completeness", "/figures/trends")) {
      assertThat(viewer.get(path + ASKED, "Accept-Language", "fr").body())
          .contains("Complétude", "Tendances", "oct")
          .doesNotContain("??");
    }
  }

  private static List<String> rows(String csv, String site) {
    return csv.lines().filter(line -> line.contains("," + site + ",")).toList();
  }

  private static String anySite() {
    return String.valueOf(
        database
            .sql()
            .queryForObject("select min(org_unit) from cell where wanted > 0", String.class));
  }

  private static long sites(String period, String units) {
    Long count =
        database
            .sql()
            .queryForObject(
                "select count(distinct org_unit) from cell where wanted is not null and period = ?"
                    + " and org_unit like ?",
                Long.class,
                period,
                units);
    return count == null ? 0 : count;
  }

  private static long expected(String above) {
    return TestConsole.exampleDeployment().orgUnits().all().stream()
        .filter(unit -> unit.level().equals("site") && unit.code().startsWith(above))
        .count();
  }

  private static int districts(String above) {
    return (int)
        TestConsole.exampleDeployment().orgUnits().all().stream()
            .filter(unit -> above.equals(unit.parent()))
            .count();
  }
}

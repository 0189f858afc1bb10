package org.relais.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** The table of figures, and one figure with what stands behind it. */
class FiguresTest {
  private static final String MONTH = "/figures?period=202610";

  private static final String RECEIVED = "class=\"received\"";

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
  void theTableHasTheSumsOfTheSitesBelowAndSaysHowManyHaveValues() throws Exception {
    String page = console.visitor().logIn("viewer").get(MONTH).body();

    assertThat(page)
        .contains("October 2026", "RDT positive", "Mali (exemple)")
        .contains(sites() + " of 100 org units have values")
        .contains("needs action", "to send")
        .contains(">" + sum("MAL_POS", "%") + "</a>");
  }

  @Test
  void aValueThatTheServerHasNotYetStandsBesideWhatItHas() throws Exception {
    String site =
        text(
            "select min(org_unit) from cell where period = '202609' and element = 'SC_CONS'"
                + " and state = 'ACKNOWLEDGED' and wanted = 1");
    String page = "/figures?period=202609&orgUnit=" + site;
    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get(page).body()).doesNotContain("class=\"received\"");
    database.sql().execute("alter table cell disable trigger user");
    database
        .sql()
        .update(
            "update cell set acknowledged = wanted + 40 where period = '202609'"
                + " and element = 'SC_CONS' and org_unit = ? and wanted = 1",
            site);

    assertThat(viewer.get(page, "Accept-Language", "en").body())
        .containsPattern("title=\"to send: calculated 1, received 41\".*>41 → </span>1<")
        .contains("the server has 5, calculated are 7");
    assertThat(viewer.get(page, "Accept-Language", "fr").body())
        .contains("à envoyer : calculé 1, reçu 41", "le calcul donne 7");
  }

  @Test
  void noSumSaysWhatTheServerHasWhileOneOfItsValuesIsBeingSent() throws Exception {
    String site = acknowledgedSite("order by org_unit desc offset 1");
    String page = "/figures?period=202609&orgUnit=" + site;
    Visitor viewer = console.visitor().logIn("viewer");
    database.sql().execute("alter table cell disable trigger user");
    String one = "select max(cell) from cell where element = 'SC_CONS' and wanted > 0" + at(site);
    database.sql().update("update cell set acknowledged = null where cell = (" + one + ")");
    assertThat(viewer.get(page).body()).as("one was never sent").contains(RECEIVED);

    database.sql().update("update cell set acknowledged_unknown = true where cell = (" + one + ")");

    assertThat(viewer.get(page).body()).doesNotContain(RECEIVED);
  }

  @Test
  void nothingSaysThatTheServerHasWhatItAcknowledgedWhereAnotherValueWasFoundThere()
      throws Exception {
    String site = acknowledgedSite("order by org_unit desc");
    String page = "/figures?period=202609&orgUnit=" + site;
    Visitor viewer = console.visitor().logIn("viewer");
    database.sql().execute("alter table cell disable trigger user");
    String some = " where element = 'SC_CONS' and wanted > 0" + at(site);
    database.sql().update("update cell set acknowledged = wanted + 40" + some);
    assertThat(viewer.get(page).body()).contains(RECEIVED);

    database
        .sql()
        .update(
            "update cell set difference = 'CHANGED', found_value = wanted + 2, found_at = now()"
                + some);

    assertThat(viewer.get(page).body()).doesNotContain(RECEIVED);
  }

  /** One whose sick children are several values, all of which the target acknowledged. */
  private static String acknowledgedSite(String which) {
    return text(
        "select org_unit from cell where period = '202609' and element = 'SC_CONS' and wanted > 0"
            + " group by org_unit having count(*) > 1 and bool_and(state = 'ACKNOWLEDGED') "
            + which
            + " limit 1");
  }

  private static String at(String site) {
    return " and period = '202609' and org_unit = '" + site + "'";
  }

  @Test
  void aSiteShowsItsOwnValuesAndALevelThatDoesNotReportSaysWhoDoes() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String site = text("select min(org_unit) from cell where period = '202610' and wanted > 0");

    assertThat(viewer.get(MONTH + "&orgUnit=" + site).body())
        .contains("RDT positive")
        .doesNotContain("org units have values");
    assertThat(viewer.get(MONTH + "&orgUnit=nowhere").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/figures?period=never").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/figures?dataSet=NONE").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/figures?period=202001&orgUnit=" + site).body()).contains("No values.");
  }

  @Test
  void theTreeOpensStepByStepAndFindsANameWithoutItsAccents() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get(MONTH).body()).contains("Sirésira").doesNotContain("Gouèdougou");
    assertThat(viewer.get("/figures/units?period=202610&under=01").body())
        .contains("Gouèdougou", "hx-get=\"/figures/units?")
        .doesNotContain("<html");
    assertThat(viewer.get("/figures/units?period=202610&search=gouedougou").body())
        .contains("1 found", "Gouèdougou", "Sirésira");
  }

  @Test
  void aFigureOfADistrictLeadsToItsSitesAndASitesToItsVisits() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String country = viewer.get("/figures/value?period=202610&element=MAL_POS").body();
    assertThat(country)
        .contains("By org unit", "Lassabougou", "By disaggregation")
        .contains("Type of visit: Sick child", "Malaria rapid test: Positive")
        .contains("malaria_rdt ==");

    String site =
        text(
            "select min(org_unit) from cell where period = '202610' and element = 'MAL_POS' and hold = 'PARKED'");
    String page = viewer.get("/figures/value?period=202610&element=MAL_POS&orgUnit=" + site).body();
    String one = first("/figures/value\\?[^\"]*element=MAL_POS&amp;o=[^\"]*", page);
    String value = viewer.get(one.replace("&amp;", "&")).body();
    assertThat(value)
        .contains("needs action", "Calculated", "refused", "example-csv/", "Counted by")
        .contains("Element MAL_POS is not in data set ICCM_MONTHLY");
  }

  @Test
  void theVisitsBehindAFigureAreAsManyAsItCounts() throws Exception {
    var cell =
        database
            .sql()
            .queryForMap(
                """
                select org_unit, options, wanted from cell
                 where period = '202610' and element = 'SC_CONS' order by wanted desc limit 1
                """);
    StringBuilder path =
        new StringBuilder("/figures/value?period=202610&element=SC_CONS&orgUnit=")
            .append(cell.get("org_unit"));
    Matcher option =
        Pattern.compile("\"([^\"]+)\":\"([^\"]+)\"").matcher((String) cell.get("options"));
    while (option.find()) {
      path.append("&o=").append(option.group(1)).append(":").append(option.group(2));
    }
    long wanted = ((BigDecimal) cell.get("wanted")).longValue();

    assertThat(console.visitor().logIn("viewer").get(path.toString()).body())
        .contains(wanted == 1 ? "1 visit behind it" : wanted + " visits behind it");
  }

  @Test
  void aFrenchReaderGetsFrenchWordsAndACsvThatASpreadsheetOpens() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.get(MONTH, "Accept-Language", "fr").body())
        .contains("octobre 2026", "Élément de données", "à traiter", "organisation ont")
        .doesNotContain("??");
    assertThat(
            viewer
                .get("/figures/value?period=202610&element=MAL_POS", "Accept-Language", "fr")
                .body())
        .contains("elle compte", "TDR du paludisme")
        .doesNotContain("??");
    List<String> lines =
        viewer
            .get("/figures/table.csv?period=202610", "Accept-Language", "fr")
            .body()
            .lines()
            .toList();
    assertThat(lines.get(0)).startsWith("\uFEFFdata_set;period;org_unit");
    assertThat(lines).anyMatch(line -> line.contains(";MAL_POS;") && line.contains("NEEDS_ACTION"));
  }

  @Test
  void aSourceOwnerSeesWhatTheirOwnVisitsAddUpToAndNothingOfOthers() throws Exception {
    String site =
        text("select min(org_unit) from cell where period = '202610' and element = 'SC_CONS'");
    String path = "/figures/value?period=202610&element=SC_CONS&orgUnit=" + site;
    Visitor owner = console.visitor().logIn("source-owner");
    long before = visits(owner.get(path).body());
    database
        .sql()
        .update(
            """
            insert into record (source, record_id, revision, class, form, site, visit_date, visit,
                                configuration, first_received, changed_at)
            select 'example-cht', 'of-another', revision, class, form, site, visit_date, visit,
                   configuration, first_received, changed_at
              from record where site = ? and class = 'MAPPED' and visit_date >= '2026-10-01'
               and visit_date < '2026-11-01' and visit ->> 'visit' = 'sick_child' limit 1
            """,
            site);

    String page = owner.get(path).body();
    assertThat(visits(page)).isEqualTo(before);
    assertThat(visits(console.visitor().logIn("operator").get(path).body())).isEqualTo(before + 1);
    assertThat(page)
        .contains("Counted from the visits of your field systems alone")
        .doesNotContain("of-another", "Received by DHIS2", "Deliveries");
    assertThat(owner.get(MONTH).body()).doesNotContain("needs action", "/errors?kind=cell");
    assertThat(owner.get("/figures/table.csv?period=202610").body())
        .contains("SC_CONS")
        .doesNotContain("NEEDS_ACTION");
    database.sql().update("delete from record where record_id = 'of-another'");
  }

  private static long visits(String page) {
    return Long.parseLong(first("(\\d+) visits? behind it", page).replaceAll("\\D", ""));
  }

  private static long sites() {
    return number(
        "select count(distinct org_unit) from cell where period = '202610' and wanted is not null");
  }

  private static long sum(String element, String unit) {
    return number(
        "select sum(wanted)::bigint from cell where period = '202610' and element = '"
            + element
            + "' and org_unit like '"
            + unit
            + "'");
  }

  private static long number(String query) {
    Long number = database.sql().queryForObject(query, Long.class);
    return number == null ? 0 : number;
  }

  private static String text(String query) {
    return String.valueOf(database.sql().queryForObject(query, String.class));
  }

  private static String first(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
    return matcher.group();
  }
}

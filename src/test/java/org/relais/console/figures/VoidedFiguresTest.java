package org.relais.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** Figures whose visits were voided: those that are gone, and those that DHIS2 still holds. */
class VoidedFiguresTest {
  private static final String NEVER_SENT =
      "wanted = null, acknowledged = null, ever_sent = false, hold = null, cause = null,"
          + " held_since = null, next_check = null";

  private static final String STILL_HELD =
      "wanted = null, acknowledged = 5, ever_sent = true, hold = 'PARKED', next_check = null,"
          + " held_since = now(), cause = (select min(cause) from cause)";

  private static final String HERE = " where org_unit = ? and period = '202610' ";

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database.sql().execute("alter table cell disable trigger user");
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void aKeptLinkToADisaggregationThatIsGoneListsNoOthers() throws Exception {
    String site = site("options like '%\"F\"%' and element = 'MAL_POS'", 0);
    database
        .sql()
        .update(
            "update cell set "
                + NEVER_SENT
                + " where org_unit like ? || '%' and element = 'MAL_POS' and options like '%\"F\"%'",
            above(site));
    database
        .sql()
        .update(
            "update cell set wanted = 3" + HERE + "and element = 'MAL_POS' and wanted is not null",
            site);

    String of = "/figures/value?period=202610&element=MAL_POS&orgUnit=" + above(site);
    assertThat(viewer().get(of + "&o=" + sex() + ":F").body())
        .contains("<strong>–</strong>", "No values.")
        .doesNotContain("<tr class=\"open\">");
  }

  @Test
  void aSiteWhoseValueIsToBeWithdrawnHasNoValue() throws Exception {
    String site = site("element = 'SC_CONS'", 1);
    String name = name(site);
    database.sql().update("update cell set " + STILL_HELD + HERE + "and element = 'SC_CONS'", site);

    String page =
        viewer().get("/figures/value?period=202610&element=SC_CONS&orgUnit=" + above(site)).body();

    List<String> row =
        Pattern.compile("<tr class=\"open\">(.*?)</tr>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .filter(found -> found.contains(">" + name + "<"))
            .toList();
    assertThat(row).singleElement().asString().contains("needs action", ">–</td>");
    assertThat(
            Pattern.compile("<td class=\"number\">([^<]*)</td>")
                .matcher(row.get(0))
                .results()
                .map(found -> found.group(1)))
        .first()
        .isEqualTo("0");
  }

  @Test
  void aSiteOfWhichEverythingIsToBeWithdrawnShowsWhatDhis2Holds() throws Exception {
    String site = site("element = 'SC_CONS'", 2);
    database.sql().update("update cell set " + STILL_HELD + HERE, site);

    Visitor viewer = viewer();
    assertThat(viewer.get("/figures?period=202610&orgUnit=" + site).body())
        .contains("needs action", "/figures/value?")
        .doesNotContain("No values.");
    assertThat(viewer.get("/figures/table.csv?period=202610&orgUnit=" + site).body())
        .contains("SC_CONS");
  }

  private static Visitor viewer() throws Exception {
    return console.visitor().logIn("viewer");
  }

  /** One of those that have such values; the code of an org unit begins with that of its parent. */
  private static String site(String condition, int number) {
    return database
        .sql()
        .queryForList(
            "select distinct org_unit from cell where period = '202610' and wanted > 0 and "
                + condition
                + " order by org_unit",
            String.class)
        .get(number);
  }

  private static String above(String site) {
    return String.valueOf(
        TestConsole.exampleDeployment().orgUnits().find(site).orElseThrow().parent());
  }

  private static String name(String site) {
    return TestConsole.exampleDeployment().orgUnits().find(site).orElseThrow().name();
  }

  /** How the values name the sex. */
  private static String sex() {
    String options =
        database
            .sql()
            .queryForObject(
                "select min(options) from cell where options like '%\"F\"%'", String.class);
    return Pattern.compile("\"([^\"]+)\": *\"F\"")
        .matcher(String.valueOf(options))
        .results()
        .map(MatchResult::group)
        .map(pair -> pair.split("\"", -1)[1])
        .findFirst()
        .orElseThrow();
  }
}

package org.relais.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** What the first page says of a month, and what waits for a person's word. */
class OverviewTest {
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
        .contains("<strong>" + records + "</strong>")
        .doesNotContain("all accounted for");
    assertThat(viewer.get("/?month=2026-10").body())
        .contains(NumberFormat.getInstance(Locale.ENGLISH).format(values));
    assertThat(viewer.get("/?month=never").body()).contains("all accounted for");
    assertThat(console.visitor().logIn("source-owner").get("/?month=" + month).body())
        .contains("<strong>" + records + "</strong>")
        .doesNotContain("values for DHIS2");
  }

  private static long count(String query) {
    Long count = database.sql().queryForObject(query, Long.class);
    return count == null ? 0 : count;
  }
}

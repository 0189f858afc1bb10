package org.relais.console.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.TestDatabase;

/**
 * What the page of a cause says beside its items: the server's words, its past, where to mend it.
 */
class CausePageTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static String refused;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database
        .sql()
        .update(
            """
            update cause
               set said = 'E8020 Data set <BfMAe6Itzgt> not usable', refusals = 3,
                   first_refused = now() - interval '9 days', last_refused = now(),
                   last_delivery = (select max(delivery) from delivery_cell),
                   last_others_stored = true
             where code = 'ELEMENT_NOT_IN_DATA_SET'
            """);
    database
        .sql()
        .update(
            """
            update delivery_cell set cause = null
             where cell in (select cell from delivery_cell order by cell desc limit 4)
            """);
    refused = path("code = 'ELEMENT_NOT_IN_DATA_SET'");
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, The server said, refused in 3 deliveries, the 4 others were received, The target",
    "fr, Le serveur a dit, refusé dans 3 envois, les 4 autres ont été reçues, La destination"
  })
  void theServersWordsAndTheDeliveriesAreThere(
      String language, String said, String past, String others, String place) throws Exception {
    String page =
        console.visitor().logIn("viewer").get(refused, "Accept-Language", language).body();

    assertThat(page)
        .contains(said, "E8020 Data set &lt;BfMAe6Itzgt&gt; not usable", past, others)
        .contains("href=\"/targets/stick\">" + place);
  }

  @Test
  void aCauseOfRecordsLeadsToTheLineOfItsFieldInTheMapping() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String muac = path("source = 'example-csv' and field = 'muac'");

    assertThat(operator.get(muac, "Accept-Language", "en").body())
        .containsPattern(
            "href=\"/mappings\\?file=sources/example-csv.yaml&amp;line=\\d+\">The mapping")
        .doesNotContain("The server said");
    assertThat(console.visitor().logIn("viewer").get(muac).body())
        .contains("href=\"/sources/example-csv\"")
        .doesNotContain("/mappings?file=");
  }

  @Test
  void aMissingBindingLeadsToTheTables() throws Exception {
    database
        .sql()
        .update(
            """
            insert into cause (target, code, message_en, message_fr, owner)
            values ('stick', 'CELL_WITHOUT_BINDING', 'No row', 'Pas de ligne', 'MAPPING')
            """);
    String path = path("code = 'CELL_WITHOUT_BINDING'");
    ExampleLedger.park(database, Long.parseLong(path.replaceAll("\\D", "")), 2);

    assertThat(console.visitor().logIn("operator").get(path).body())
        .contains("href=\"/mappings/tables\"");
    assertThat(console.visitor().logIn("viewer").get(path).body())
        .contains("href=\"/targets/stick\"")
        .doesNotContain("/mappings/tables");
  }

  @Test
  void aProgramReadsTheSameAndTheOwnerOfASourceNothingOfTheDeliveries() throws Exception {
    ApiCaller caller = new ApiCaller(console, database);
    JsonNode cause = caller.get("viewer", refused);

    assertThat(cause.at("/states/0/state").asText()).isEqualTo("PARKED");
    assertThat(cause.at("/history/refusals").asInt()).isEqualTo(3);
    assertThat(cause.at("/history/lastOthers").asInt()).isEqualTo(4);
    assertThat(cause.at("/history/said").asText()).startsWith("E8020");
    caller.refused(404, "source-owner", "GET", refused);
    caller.refused(404, "viewer", "GET", "/errors/C999999");
    caller.refused(400, "viewer", "GET", refused + "?period=October");
  }

  private static String path(String which) {
    return "/errors/C"
        + Objects.requireNonNull(
            database
                .sql()
                .queryForObject("select max(cause) from cause where " + which, Long.class));
  }
}

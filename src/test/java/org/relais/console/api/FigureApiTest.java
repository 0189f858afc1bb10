package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.ledger.Meanwhile;
import org.relais.ledger.TestDatabase;

/** Figures for programs. */
class FigureApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TestDatabase database;
  private static Meanwhile ledger;
  private static TestConsole console;
  private static ApiCaller caller;
  private static String site;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    database
        .sql()
        .update(
            """
            update cell set difference = 'CHANGED', found_value = wanted + 40, found_at = now()
             where cell in (select cell from cell
                             where period = '202609' and state = 'ACKNOWLEDGED' order by cell
                             limit 12)
            """);
    site =
        String.valueOf(
            database
                .sql()
                .queryForObject(
                    "select min(org_unit) from cell where period = '202610' and hold = 'PARKED'",
                    String.class));
    ledger = new Meanwhile(database.dataSource());
    console = TestConsole.over(ledger);
    caller = new ApiCaller(console, database);
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void theTableHasTheSumsWithHowTheyStand() throws Exception {
    JsonNode table = get("viewer", "?period=202610");

    assertThat(table.at("/scope/orgUnit").asText()).isEqualTo("ML");
    assertThat(table.at("/scope/reporting").asInt()).isEqualTo(100);
    assertThat(table.path("figures"))
        .anySatisfy(
            figure -> {
              assertThat(figure.path("element").asText()).isEqualTo("MAL_POS");
              assertThat(figure.at("/states/NEEDS_ACTION").asInt()).isPositive();
            });
    assertThat(call("GET", "viewer", "?orgUnit=nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void aFigureHasItsRuleItsStateAndItsVisits() throws Exception {
    JsonNode total = get("viewer", "/value?period=202610&element=MAL_POS&orgUnit=" + site);
    assertThat(total.at("/rule/words/0/fr").asText()).contains("Enfant malade");
    assertThat(total.path("value").isNull()).isTrue();
    StringBuilder options = new StringBuilder();
    total
        .at("/parts/0/options")
        .fields()
        .forEachRemaining(
            option ->
                options
                    .append("&o=")
                    .append(option.getKey())
                    .append(":")
                    .append(option.getValue().asText()));

    JsonNode one = get("viewer", "/value?period=202610&element=MAL_POS&orgUnit=" + site + options);
    assertThat(one.at("/value/state").asText()).isEqualTo("PARKED");
    assertThat(one.at("/value/deliveries/0/outcome").asText()).isEqualTo("REJECTED");
    assertThat(one.at("/visits/total").asInt())
        .isEqualTo(one.at("/parts/0/calculated").asInt())
        .isPositive();
    assertThat(one.at("/visits/items/0/source").asText()).isEqualTo(ExampleLedger.SOURCE);
  }

  @Test
  void completenessAndTrendsCoverTwelveMonths() throws Exception {
    JsonNode reported = get("viewer", "/completeness?period=202610");
    assertThat(reported.at("/orgUnits/0/periods")).hasSize(12);
    assertThat(reported.path("delays")).hasSize(12);

    JsonNode trends = get("viewer", "/trends?period=202610&e=MAL_POS");
    assertThat(trends.at("/periods/11").asText()).isEqualTo("202610");
    assertThat(trends.at("/elements/0/element").asText()).isEqualTo("MAL_POS");
    assertThat(trends.at("/elements/0/values/11").asInt()).isPositive();
  }

  @Test
  void differencesComeInPartsAndAreConfirmedAsSeen() throws Exception {
    JsonNode first = get("operator", "/differences?period=202609&limit=10");
    assertThat(first.path("items")).hasSize(10);
    assertThat(first.path("count").asInt()).isEqualTo(12);
    long after = first.path("next").asLong();
    assertThat(get("operator", "/differences?period=202609&limit=10&after=" + after).path("items"))
        .hasSize(2);
    String confirm = "/differences/confirm?period=202609&seen=";

    assertThat(call("POST", "viewer", confirm + "x&reason=y").statusCode()).isEqualTo(403);
    assertThat(call("POST", "operator", confirm + "x&reason=y").statusCode()).isEqualTo(409);
    String seen = first.path("seen").asText();
    assertThat(call("POST", "operator", confirm + seen + "&reason=").statusCode()).isEqualTo(400);
    HttpResponse<byte[]> done = call("POST", "operator", confirm + seen + "&reason=ours");
    assertThat(JSON.readTree(done.body()).path("confirmed").asInt()).isEqualTo(12);
  }

  @Test
  void whateverIsFoundWhileAProgramIsToldIsToldOrNotReplaced() throws Exception {
    String path = "/differences?period=202609";
    int refused = 0;
    boolean happened = true;
    for (int statement = 1; happened; statement++) {
      ledger.after(
          "from cell",
          statement,
          () ->
              database
                  .sql()
                  .update(
                      """
                      update cell set found_value = found_value + 1
                       where cell = (select min(cell) from cell
                                      where difference is not null and period = '202609')
                      """));
      JsonNode told = get("operator", path);
      happened = ledger.happened();
      JsonNode now = get("operator", path);

      assertThat(told.path("items")).isNotEmpty();
      if (told.path("seen").equals(now.path("seen"))) {
        assertThat(told).as("change after statement " + statement).isEqualTo(now);
      } else {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void dhis2IsReadWhereTheTargetIsAServerAndByThoseWhoSeeAll() throws Exception {
    assertThat(caller.refused(409, "operator", "POST", "/figures/differences/read?period=202609"))
        .contains("name a DHIS2 server");
    caller.refused(403, "viewer", "POST", "/figures/differences/read?period=202609");
    caller.refused(403, "source-owner", "POST", "/figures/differences/read?period=202609");
    caller.refused(403, "source-owner", "GET", "/figures/differences/read?period=202609");
    caller.refused(404, "viewer", "GET", "/figures/differences/read?period=202609");
  }

  @Test
  void aSourceOwnerGetsOwnCountsAndNoDifferences() throws Exception {
    JsonNode table = get("source-owner", "?period=202610");
    assertThat(table.path("figures"))
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.path("states")).isEmpty();
              assertThat(figure.path("received").isNull()).isTrue();
            });
    JsonNode value = get("source-owner", "/value?element=MAL_POS&period=202610&orgUnit=" + site);
    assertThat(value.path("value").isNull()).isTrue();
    assertThat(call("GET", "source-owner", "/differences").statusCode()).isEqualTo(403);
    assertThat(call("POST", "source-owner", "/differences/confirm?seen=x&reason=y").statusCode())
        .isEqualTo(403);
  }

  private static JsonNode get(String account, String path) throws Exception {
    return caller.get(account, "/figures" + path);
  }

  private static HttpResponse<byte[]> call(String method, String account, String path)
      throws Exception {
    return caller.call(account, method, "/figures" + path);
  }
}

package org.relais.console.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
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

/** An act on many errors touches what its page counted, whatever came in meanwhile. */
class ActsAsCountedTest {
  private static final String SOURCE = "example-csv";
  private static final Pattern AS_OF = Pattern.compile("name=\"asOf\" value=\"([^\"]+)\"");

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
  void whatIsParkedWhileTheReasonIsTypedIsNotSetAsideAndThePageSaysSo() throws Exception {
    long cause = visits.cause("while the reason is typed");
    visits.park(cause, SOURCE, 12, "1 hour");
    Visitor operator = console.visitor().logIn("operator");
    String path = "/errors/C" + cause;
    String page = operator.get(path, "Accept-Language", "en").body();
    assertThat(page).contains("Set 12 aside");
    visits.park(cause, SOURCE, 50, "0 seconds");

    operator.submit(path, path + "/discard?state=parked", "reason", "known", "asOf", timeOf(page));

    assertThat(visits.held(cause, SOURCE, "DISCARDED")).isEqualTo(12);
    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(50);
    assertThat(operator.get(path, "Accept-Language", "en").body())
        .contains("12 items were set aside", "50 more came in since you read the list");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Retry all 12 listed, 12 items go out, 1 more came in since you read the list",
    "fr, Réessayer les 12, 12 éléments partent, 1 autre est arrivé depuis votre lecture"
  })
  void theActsOnAWholeListAreTiedToItToo(
      String language, String button, String words, String others) throws Exception {
    long cause = visits.cause("a whole list in " + language);
    visits.park(cause, SOURCE, 12, "1 hour");
    Visitor operator = console.visitor().behind("Accept-Language", language).logIn("operator");
    String page = operator.get("/errors?kind=visit").body();
    assertThat(page).contains(button);
    visits.park(cause, SOURCE, 1, "0 seconds");

    HttpResponse<String> done =
        operator.submit("/errors", "/errors/retry?kind=visit", "asOf", timeOf(page));

    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(1);
    assertThat(operator.get(location(done)).body()).contains(words, others);
  }

  @Test
  void whatSomebodySetsAsideMeanwhileIsNotBroughtBackAlthoughItIsHeldForLonger() throws Exception {
    long cause = visits.cause("set aside meanwhile");
    visits.park(cause, SOURCE, 5, "1 hour");
    Visitor operator = console.visitor().logIn("operator");
    String path = "/errors/C" + cause;
    operator.submit(path, path + "/discard?state=parked", "reason", "known");
    visits.park(cause, SOURCE, 7, "2 hours");
    String page = operator.get(path + "?state=discarded", "Accept-Language", "en").body();
    assertThat(page).contains("Bring 5 back");
    operator.submit(path, path + "/discard?state=parked", "reason", "known, too");

    operator.submit(path, path + "/restore?state=discarded", "asOf", timeOf(page));

    assertThat(visits.held(cause, SOURCE, "DISCARDED")).isEqualTo(7);
    assertThat(operator.get(path, "Accept-Language", "en").body())
        .contains("5 items were brought back", "7 more came in since you read the list");
  }

  @ParameterizedTest
  @CsvSource({
    "en, period=2026-10, “Period” does not understand “2026-10”",
    "fr, period=2026-10, « Période » ne comprend pas « 2026-10 »",
    "en, owner=me, “Who mends it” does not understand “me”",
    "fr, state=held, « État » ne comprend pas « held »"
  })
  void aFilterThatIsNotUnderstoodIsNamedAndNothingCanBeDoneByIt(
      String language, String filter, String words) throws Exception {
    long cause = visits.cause("not understood " + language + filter);
    visits.park(cause, SOURCE, 3, "1 hour");
    Visitor operator = console.visitor().behind("Accept-Language", language).logIn("operator");

    String page = operator.get("/errors?" + filter).body();
    assertThat(page)
        .contains(words)
        .doesNotContain("action=\"/errors/discard", "action=\"/errors/retry", "/errors.csv");
    HttpResponse<String> refused =
        operator.submit("/errors", "/errors/discard?" + filter, "reason", "of October only");
    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(3);
    assertThat(operator.get(location(refused)).body())
        .contains(words, language.equals("en") ? "Nothing was done" : "Rien n&#39;a été fait");
    assertThat(operator.get("/errors.csv?" + filter).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"discard?reason=known&", "retry?"})
  void aProgramTiesItsActToTheTimeAtWhichItReadTheList(String act) throws Exception {
    long cause = visits.cause("a program that does " + act);
    visits.park(cause, SOURCE, 4, "1 hour");
    ApiCaller caller = new ApiCaller(console, database);
    String asOf = caller.get("operator", "/errors").at("/items/0/lastSeen").asText();
    visits.park(cause, SOURCE, 6, "0 seconds");

    JsonNode done = caller.post("operator", "/errors/" + act + "asOf=" + asOf);

    assertThat(done.path("touched").asLong()).isEqualTo(4);
    assertThat(done.at("/work/said/en").asText()).contains("6 more came in");
    assertThat(visits.held(cause, SOURCE, "PARKED")).isEqualTo(6);
    assertThat(caller.refused(400, "operator", "POST", "/errors/" + act + "asOf=yesterday"))
        .startsWith("asOf ");
  }

  private static String timeOf(String page) {
    Matcher time = AS_OF.matcher(page);
    assertThat(time.find()).isTrue();
    return time.group(1);
  }
}

package org.relais.console.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.TestDatabase;

/** A target's cause that visits of several sources share, as the owner of two of them sees it. */
class SharedCauseTest {
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
  void isOneLineThatCountsTheVisitsOfBothSourcesAndTheirOrgUnitsOnce() throws Exception {
    long cause = shared("one line");
    Visitor owner = console.visitor().logIn("owner");

    String list = owner.get("/errors?kind=visit", "Accept-Language", "en").body();
    assertThat(times("/errors/C" + cause + "\\?state=parked", list)).isOne();
    assertThat(list).contains("<strong>110 visits</strong>", "10 org units");
    assertThat(times("C" + cause + ",", owner.get("/errors.csv").body())).isOne();
    assertThat(times("/errors/C" + cause + "\\b", owner.get("/").body())).isOne();
  }

  @Test
  void saysBeforehandHowManyItSetsAsideAndSetsSoManyAsideAndUndoesThemInOne() throws Exception {
    long cause = shared("as many");
    Visitor owner = console.visitor().logIn("owner");
    String path = "/errors/C" + cause;

    assertThat(owner.get(path, "Accept-Language", "en").body())
        .contains("Set 110 aside", "Retry 110", "110 visits", "10 org units");
    owner.submit(path, path + "/discard?state=parked", "reason", "known");

    assertThat(visits.held(cause, "example-csv", "DISCARDED")).isEqualTo(70);
    assertThat(visits.held(cause, "example-cht", "DISCARDED")).isEqualTo(40);
    assertThat(visits.held(cause, "example-rest", "PARKED")).as("of another").isEqualTo(25);
    String page = owner.get(path, "Accept-Language", "en").body();
    assertThat(page).contains("110 items were set aside");
    Matcher undo = Pattern.compile("/errors/undo\\?entry=\\d+").matcher(page);
    assertThat(undo.find()).isTrue();
    owner.submit(path, undo.group());
    assertThat(visits.held(cause, "example-csv", "PARKED")).isEqualTo(70);
    assertThat(visits.held(cause, "example-cht", "PARKED")).isEqualTo(40);
  }

  @Test
  void isPagedToItsLastVisit() throws Exception {
    long cause = shared("to the last");
    Visitor owner = console.visitor().logIn("owner");

    String last = owner.get("/errors/C" + cause + "?page=3", "Accept-Language", "en").body();

    assertThat(last).contains("page 3 of 3");
    assertThat(times("/errors/items/F\\d+\"", last)).isEqualTo(10);
  }

  @Test
  void showsTheTrendOfWhatItsReaderSees() throws Exception {
    long cause = shared("its trend");
    Visitor owner = console.visitor().logIn("owner");
    Visitor operator = console.visitor().logIn("operator");

    for (String page : new String[] {"/errors", "/errors/C" + cause}) {
      assertThat(owner.get(page, "Accept-Language", "en").body())
          .as(page)
          .contains("110 began in the last 14 days")
          .doesNotContain("135 began");
      assertThat(operator.get(page, "Accept-Language", "en").body())
          .as(page)
          .contains("135 began in the last 14 days");
    }
  }

  private static long shared(String message) {
    long cause = visits.cause(message);
    visits.park(cause, "example-csv", 70, "2 days");
    visits.park(cause, "example-cht", 40, "3 days");
    visits.park(cause, "example-rest", 25, "3 days");
    return cause;
  }

  private static long times(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}

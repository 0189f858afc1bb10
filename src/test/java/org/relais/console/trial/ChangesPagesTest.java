package org.relais.console.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.indicator.Period;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

class ChangesPagesTest {
  private static final String PAGE = "/mappings/changes";
  private static final String FILE = "sources/example-csv.yaml";
  private static final String TEXT = TestConsole.exampleDeployment().files().get(FILE);

  private static TestDatabase database;
  private static TestConsole console;
  private static Drafts drafts;
  private static String period;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    period =
        database
            .sql()
            .queryForObject(
                "select max(period) from cell where element = 'MAL_POS' and wanted > 0",
                String.class);
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void aDraftsChangesAreToldByRecordAndByValueAndComeAsCsv() throws Exception {
    drafts.put("administrator", FILE, TEXT.replace("Positif: positive", "Positif: negative"));
    Visitor administrator = console.visitor().logIn("administrator");

    String path = location(administrator.submit(PAGE, PAGE, "period", period));
    assertThat(path).startsWith(PAGE + "/");
    String page = administrator.get(path).body();

    assertThat(page).contains("another visit", "RDT positive", "pill bad");
    assertThat(administrator.get(path + "?element=MAL_POS&fate=gone").body())
        .contains("MAL_POS</code>")
        .doesNotContain("pill ok\">new");
    assertThat(administrator.get(path + ".csv?element=MAL_POS").body().lines().skip(1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("MAL_POS", period));
    String month = Period.parse(period).orElseThrow().start().getMonth().name();
    assertThat(administrator.get(PAGE, "Accept-Language", "en").body())
        .contains(path)
        .containsPattern("(?i)value=\"" + period + "\"[^>]*>" + month + " 20")
        .containsPattern("(?i)" + path + "\">" + month + " 20");
    assertThat(administrator.get("/work", "Accept-Language", "en").body())
        .containsPattern("(?i)What the draft would change in " + month + " 20");
    assertThat(administrator.get(path, "Accept-Language", "fr").body())
        .containsPattern("Ce qui changerait en \\p{L}+ " + period.substring(0, 4))
        .doesNotContain("??");
    assertThat(console.visitor().logIn("operator").get(path).statusCode())
        .as("somebody else's")
        .isEqualTo(404);
  }

  @Test
  void anExampleLeadsToItsTrialByTheDraft() throws Exception {
    drafts.put("operator", FILE, TEXT.replace("Positif: positive, ", ""));
    Visitor operator = console.visitor().logIn("operator");
    String page = operator.get(location(operator.submit(PAGE, PAGE, "period", period))).body();
    assertThat(page).contains(">rejected</span>", "MAP007");

    String link = page.substring(page.indexOf("/trial?source", page.indexOf("MAP007")));
    String trial = operator.get(link.substring(0, link.indexOf('"')).replace("&amp;", "&")).body();
    assertThat(trial).contains("pill bad", "has no code");
  }

  @Test
  void aSourceOwnerIsToldOfTheirRecordsAndOfNoValues() throws Exception {
    drafts.put("source-owner", FILE, TEXT.replace("Positif: positive", "Positif: negative"));
    Visitor owner = console.visitor().logIn("source-owner");

    String page = owner.get(location(owner.submit(PAGE, PAGE, "period", period))).body();

    assertThat(page).contains("another visit", "example-csv").doesNotContain("MAL_POS");
  }

  @Test
  void aSavedVersionIsWorkedOutInThePlaceOfTheDraft() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    drafts.put("administrator", FILE, TEXT.replace("Positif: positive", "Positif: negative"));
    HttpResponse<String> look = administrator.get("/mappings/review");
    String version =
        location(
            administrator.submit(
                look, "/mappings/review/save", "seen", Visitor.seen(look), "message", "what if"));
    drafts.drop("administrator");
    String number = version.substring(version.lastIndexOf('/') + 1);

    assertThat(administrator.get(version).body()).contains(PAGE + "?version=" + number);
    String page = PAGE + "?version=" + number;
    assertThat(administrator.get(page).body()).contains("Of version " + number);
    String result = location(administrator.submit(page, PAGE, "period", period, "version", number));
    assertThat(administrator.get(result).body()).contains("another visit", "RDT positive");
    assertThat(administrator.get(PAGE + "?version=999").statusCode()).isEqualTo(404);
  }

  @Test
  void aBrokenDraftAndAnUnknownPeriodAreRefused() throws Exception {
    drafts.put("operator", "sources/broken.yaml", "source: [");
    Visitor operator = console.visitor().logIn("operator");
    assertThat(operator.get(PAGE).body()).contains("Mend it in the editor first");
    assertThat(location(operator.submit(PAGE, PAGE, "period", period))).isEqualTo(PAGE);
    assertThat(operator.get(PAGE).body()).contains("role=\"status\"");
    drafts.remove("operator", "sources/broken.yaml");

    String month = DateTimeFormatter.ofPattern("yyyyMM").format(LocalDate.now(Clock.systemUTC()));
    assertThat(operator.get(PAGE).body()).contains(month);
    assertThat(location(operator.submit(PAGE, PAGE, "period", "Oktober"))).isEqualTo(PAGE);
  }
}

package org.relais.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

class TrialPagesTest {
  private static final String OWN =
      """
      {"Type visite": "Enfant malade", "Date visite": "14/10/2026", "Code site": "01010101",
       "Type agent": "ASC", "Date naissance": "03/06/2024", "Sexe": "Fille", "Fièvre": "Oui",
       "TDR": "%s", "Prénom": "Aminata"}
      """;

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
  void theNewestRecordOfAFormIsTriedAndOneCanGoToThoseBeside() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String newest = viewer.get("/trial?source=example-csv&form=registre").body();
    String id = record(newest);
    assertThat(newest).contains("Encounter", "now ", "data elements do not count it");

    String older = viewer.get("/trial?source=example-csv&record=" + id + "&move=older").body();
    assertThat(record(older)).isNotEqualTo(id);
    String back =
        viewer.get("/trial?source=example-csv&record=" + record(older) + "&move=newer").body();
    assertThat(record(back)).isEqualTo(id);
  }

  @Test
  void onlyRejectedRecordsCanBeAskedForAndTheChoiceStaysForTheNextLook() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    String page = viewer.get("/trial?source=example-csv&rejected=true").body();

    assertThat(page).contains("pill bad", "class=\"fault").contains("now rejected");
    assertThat(record(viewer.get("/trial").body())).isEqualTo(record(page));
  }

  @Test
  void theLineOfAFieldLeadsToTheEditorForThoseWhoMayOpenIt() throws Exception {
    String rejected = "/trial?source=example-csv&rejected=true";
    String link = "href=\"/mappings?file=sources";

    assertThat(console.visitor().logIn("source-owner").get(rejected).body()).contains(link);
    assertThat(console.visitor().logIn("viewer").get(rejected).body())
        .contains("sources/example-csv.yaml:")
        .doesNotContain(link);
  }

  @Test
  void whatIsPersonalIsMaskedUntilSomebodyWhoMayLooksAndTheLookIsAudited() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    String page = operator.get("/trial?source=example-csv").body();
    String id = record(page);
    assertThat(page).contains("•••", "Show what is masked");
    assertThat(looks(id)).isZero();

    String whole =
        operator.submit("/trial", "/trial/whole", "source", "example-csv", "record", id).body();
    assertThat(whole).doesNotContain("•••").contains("Shown in full");
    assertThat(looks(id)).isOne();

    Visitor viewer = console.visitor().logIn("viewer");
    assertThat(viewer.get("/trial?source=example-csv").body()).doesNotContain("Show what is");
    assertThat(
            viewer
                .submit("/trial", "/trial/whole", "source", "example-csv", "record", id)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aRecordOfOnesOwnIsTriedAndItsNamesStayOutside() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");
    String page = paste(owner, "example-csv", OWN.formatted("Positif"));

    assertThat(page).contains("becomes a visit", "MAL_POS", "Your own record");
    assertThat(page.substring(0, page.indexOf("<textarea"))).doesNotContain("Aminata");
    assertThat(owner.get("/trial").body()).as("it stays").contains("Your own record");
    assertThat(paste(owner, "example-csv", OWN.formatted("peut-être")))
        .contains("has no code", "pill bad");
    assertThat(paste(owner, "example-csv", "{")).contains("not a JSON object");
    assertThat(owner.get("/trial?source=example-csv").body()).doesNotContain("Your own record");
  }

  @Test
  void aSourceOwnerTriesTheirSourceAndNoOther() throws Exception {
    Visitor owner = console.visitor().logIn("source-owner");

    assertThat(owner.get("/trial").body()).doesNotContain("example-cht", "example-rest");
    assertThat(owner.get("/trial?source=example-cht").statusCode()).isEqualTo(404);
    assertThat(
            owner
                .submit("/trial", "/trial/whole", "source", "example-cht", "record", "x")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            owner
                .submit(
                    "/trial",
                    "/trial/paste",
                    "source",
                    "example-cht",
                    "form",
                    "child_assessment",
                    "text",
                    "{}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void besideTheEditorTheReadersDraftIsTriedAndTheCursorsLineIsLit() throws Exception {
    String file = "sources/example-csv.yaml";
    String text = TestConsole.exampleDeployment().files().get(file);
    Drafts drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    drafts.put("administrator", file, text.replace("{from: TDR,", "{from: Toux,"));
    int line = (int) text.substring(0, text.indexOf("malaria_rdt:")).lines().count();
    String address = "/mappings/trial?file=" + file + "&line=" + line;
    Visitor administrator = console.visitor().logIn("administrator");

    String part = administrator.get(address).body();
    assertThat(part).doesNotContain("<html", "errors.").contains("class=\"lit read\"");
    assertThat(part).contains("pill bad").contains("Toux");
    assertThat(administrator.get("/trial").body()).as("what runs").contains("pill ok");
    assertThat(console.visitor().logIn("operator").get(address).body()).contains("pill ok");

    drafts.put("administrator", file, "source: [");
    assertThat(administrator.get(address).body()).contains("The draft has", "pill bad");
    drafts.drop("administrator");
    assertThat(administrator.get(address).body()).doesNotContain("The draft has");
  }

  @Test
  void theStepsSpeakFrench() throws Exception {
    assertThat(
            console
                .visitor()
                .logIn("viewer")
                .get("/trial?source=example-csv", "Accept-Language", "fr")
                .body())
        .contains("Essayer la correspondance", "éléments de données ne le comptent pas")
        .doesNotContain("??");
  }

  private static String paste(Visitor visitor, String source, String text) throws Exception {
    return visitor
        .submit("/trial", "/trial/paste", "source", source, "form", "registre", "text", text)
        .body();
  }

  private static long looks(String id) {
    return database
        .sql()
        .queryForObject(
            "select count(*) from audit where act = 'LOOK' and subject = ?",
            Long.class,
            "example-csv/" + id);
  }

  private static String record(String page) {
    Matcher id = Pattern.compile("id=\"trial-record\"[^>]*value=\"([^\"]+)\"").matcher(page);
    assertThat(id.find()).as("a record is shown").isTrue();
    return id.group(1);
  }
}

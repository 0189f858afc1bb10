package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

class MappingPagesTest {
  private static final String OWN = "sources/example-csv.yaml";
  private static final String OTHERS = "sources/example-cht.yaml";

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

  @AfterEach
  void giveUpDrafts() {
    database.sql().update("delete from draft");
  }

  @Test
  void anAdministratorSeesTheFilesTheTextAndThatItCompiles() throws Exception {
    String page = as("administrator").get("/mappings?file=dictionary.yaml").body();

    assertThat(page)
        .contains("sources/", "iccm.yaml", "iccm.test.yaml", "quality.yaml", "No errors")
        .contains("name=\"text\"");
  }

  @Test
  void aTextIsKeptInTheDraftAndWhatIsWrongIsToldAtItsPlace() throws Exception {
    Visitor administrator = as("administrator");
    String quality = "rules:\n  - {code: Q1, when: \"fevr == 1\"}\n";

    String found = type(administrator, "quality.yaml", quality).body();

    assertThat(found).contains("quality.yaml:2:").contains("CFG").contains("data-line=\"2\"");
    String page = administrator.get("/mappings?file=quality.yaml").body();
    assertThat(page).contains("fevr == 1").contains("changed").contains("Look through");
  }

  @Test
  void aDraftIsGivenUpAfterAQuestionAndComesBackWithUndo() throws Exception {
    Visitor administrator = as("administrator");
    type(administrator, "quality.yaml", "rules: [] # an afternoon of work\n");
    assertThat(administrator.get("/mappings").body())
        .contains("<summary class=\"button\">Give up the draft…", "For 60 seconds you can undo it");

    administrator.submit("/mappings", "/mappings/drop");
    assertThat(administrator.get("/mappings").body())
        .contains("action=\"/mappings/bring-back\"")
        .doesNotContain("Give up the draft…");
    administrator.submit("/mappings", "/mappings/bring-back");

    assertThat(administrator.get("/mappings?file=quality.yaml").body())
        .contains("Your draft is back", "an afternoon of work");
    administrator.submit("/mappings", "/mappings/bring-back");
    assertThat(administrator.get("/mappings").body()).contains("could not be brought back");
    administrator.submit("/mappings", "/mappings/drop");
    administrator.behind("Accept-Language", "fr").submit("/mappings", "/mappings/bring-back");
    assertThat(administrator.get("/mappings").body()).contains("Votre brouillon est revenu");
  }

  @Test
  void theWordsOfTheConfigurationAreOfferedWhileOneTypes() throws Exception {
    assertThat(as("administrator").get("/mappings/words", "Accept", "application/json").body())
        .contains("\"malaria_rdt\"", "\"positive\"", "\"MAL_POS\"", "\"ICCM_MONTHLY\"");
  }

  @Test
  void withoutScriptsAFormKeepsTheText() throws Exception {
    Visitor administrator = as("administrator");
    HttpResponse<String> page = Typing.page(administrator, "quality.yaml");

    HttpResponse<String> saved =
        administrator.submit(
            page,
            "/mappings/save",
            "file",
            "quality.yaml",
            "seen",
            Visitor.seen(page),
            "text",
            "rules: []\n");

    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(Visitor.location(saved)).isEqualTo("/mappings?file=quality.yaml");
    assertThat(administrator.get("/mappings?file=quality.yaml").body()).contains("rules: []");
  }

  @Test
  void aWindowThatKnowsAnOlderTextOverwritesNothingAndAsksInBothLanguages() throws Exception {
    Visitor administrator = as("administrator");
    HttpResponse<String> opened = Typing.page(administrator, "quality.yaml");
    type(administrator, "quality.yaml", "# the other window\n");

    HttpResponse<String> refused =
        Typing.into(opened, administrator, "quality.yaml", "# this window\n");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("quality.yaml says something else by now", "Keep mine all the same")
        .contains("target=\"_blank\"", "href=\"/mappings?file=quality.yaml\"")
        .doesNotContain("<html");
    assertThat(drafts().files("administrator"))
        .containsEntry("quality.yaml", "# the other window\n");
    String[] fields = {
      "file", "quality.yaml", "seen", Visitor.seen(opened), "text", "# this one\n"
    };
    Visitor inFrench = as("administrator").behind("Accept-Language", "fr");
    HttpResponse<String> page =
        inFrench.submit(Typing.page(inFrench, "quality.yaml"), "/mappings/save", fields);
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("n&#39;est pas gardé", "# this one", "Garder quand même");
    assertThat(drafts().files("administrator"))
        .containsEntry("quality.yaml", "# the other window\n");

    fields[3] = Visitor.seen(page);
    assertThat(inFrench.submit(page, "/mappings/save", fields).statusCode()).isEqualTo(302);
    assertThat(drafts().files("administrator")).containsEntry("quality.yaml", "# this one\n");
  }

  @Test
  void theAnswerToEachLetterTellsWhatIsKeptNow() throws Exception {
    Visitor administrator = as("administrator");
    HttpResponse<String> opened = Typing.page(administrator, "quality.yaml");
    String kept = Typing.into(opened, administrator, "quality.yaml", "# one\n").body();
    String seen = kept.replaceFirst("(?s).*data-seen=\"([^\"]+)\".*", "$1");

    HttpResponse<String> next =
        administrator.submit(
            opened, "/mappings/text", "file", "quality.yaml", "seen", seen, "text", "# two\n");

    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(drafts().files("administrator")).containsEntry("quality.yaml", "# two\n");
  }

  @Test
  void filesAreMadeRenamedAndRemoved() throws Exception {
    Visitor administrator = as("administrator");

    administrator.submit("/mappings", "/mappings/new", "path", "lookups/zones.csv");
    administrator.submit(
        "/mappings", "/mappings/rename", "file", "lookups/zones.csv", "path", "lookups/areas.csv");
    administrator.submit("/mappings", "/mappings/remove", "file", "quality.yaml");

    String page = administrator.get("/mappings").body();
    assertThat(page).contains("areas.csv").doesNotContain("zones.csv").contains("deleted");
    HttpResponse<String> outside =
        administrator.submit("/mappings", "/mappings/new", "path", "../outside.yaml");
    assertThat(administrator.get(Visitor.location(outside)).body()).contains("is not a path");
  }

  @Test
  void testsAreRunAndWhatFailsStandsAtItsLine() throws Exception {
    Visitor administrator = as("administrator");
    assertThat(administrator.submit("/mappings", "/mappings/tests").body())
        .contains("tests passed")
        .doesNotContain("data-kind=\"TEST\"");
    String tests = file("indicators/iccm.test.yaml");
    type(
        administrator,
        "indicators/iccm.test.yaml",
        tests.replaceFirst("expect: \\{SC_CONS: 1}", "expect: {SC_CONS: 7}"));

    assertThat(administrator.submit("/mappings", "/mappings/tests").body())
        .contains("data-kind=\"TEST\"")
        .contains("indicators/iccm.test.yaml:");
  }

  @Test
  void aSourceOwnerSeesAndChangesTheOwnFileAndNoOther() throws Exception {
    Visitor owner = as("source-owner");

    assertThat(owner.get("/mappings").body())
        .contains("example-csv.yaml")
        .doesNotContain("example-cht.yaml", "dictionary.yaml");
    assertThat(owner.get("/mappings?file=" + OTHERS).statusCode()).isEqualTo(404);
    assertThat(owner.get("/mappings?file=relais.yaml").statusCode()).isEqualTo(404);
    assertThat(type(owner, OTHERS, "source: mine\n").statusCode()).isEqualTo(403);
    assertThat(type(owner, "sources/new.yaml", "source: mine\n").statusCode()).isEqualTo(403);
    assertThat(type(owner, OWN, file(OWN) + "# more\n").statusCode()).isEqualTo(200);
    assertThat(database.sql().queryForList("select path from draft_file", String.class))
        .containsExactly(OWN);
  }

  @Test
  void noVariableOfTheMachineIsPutIntoASourceOwnersDraft() throws Exception {
    Visitor owner = as("source-owner");

    String found =
        type(owner, OWN, file(OWN).replace("folder: csv", "folder: ${DEMO_CHT_URL}")).body();

    assertThat(found).contains("DEMO_CHT_URL").contains("CFG020").doesNotContain("localhost:1");
  }

  @Test
  void publishingIsTheAdministratorsAlsoByUrl() throws Exception {
    Visitor owner = as("source-owner");
    type(owner, OWN, file(OWN) + "# more\n");

    HttpResponse<String> refused =
        owner.submit(
            "/mappings/review",
            "/mappings/review/publish",
            "seen",
            seen("source-owner"),
            "message",
            "mine");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(as("viewer").get("/mappings").statusCode()).isEqualTo(403);
    assertThat(
            owner
                .submit("/mappings", "/mappings/versions/1/make-live", "message", "back")
                .statusCode())
        .isEqualTo(403);
    assertThat(type(as("operator"), "quality.yaml", "rules: []\n").statusCode()).isEqualTo(403);
  }

  @Test
  void theHistoryShowsWhoPublishedWhatAndWhatItChanged() throws Exception {
    Visitor administrator = as("administrator");

    assertThat(administrator.get("/mappings/versions").body())
        .contains("the example")
        .contains("active");
    assertThat(administrator.get("/mappings/versions/1").body())
        .contains("dictionary.yaml")
        .contains("class=\"added\"");
    assertThat(administrator.get("/mappings/versions.csv", "Accept", "*/*").body())
        .contains("number,version,state,at,author,message", ",test,the example");
    assertThat(administrator.get("/mappings/versions/99").statusCode()).isEqualTo(404);
    assertThat(as("source-owner").get("/mappings/versions/1").body())
        .contains("example-csv.yaml")
        .doesNotContain("example-cht.yaml");
  }

  private static String seen(String account) {
    return drafts().of(account).orElseThrow().seen(1);
  }

  private static Drafts drafts() {
    return new Drafts(database.dataSource(), Clock.systemUTC());
  }

  private static HttpResponse<String> type(Visitor visitor, String file, String text)
      throws Exception {
    return Typing.into(visitor, file, text);
  }

  private static String file(String path) {
    String text = TestConsole.exampleDeployment().files().get(path);
    return text == null ? TestConsole.exampleDeployment().tests().get(path) : text;
  }

  private static Visitor as(String account) throws Exception {
    return console.visitor().logIn(account);
  }
}

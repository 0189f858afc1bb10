package org.relais.console.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.location;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.Drafts;
import org.relais.ledger.HeldDraft;
import org.relais.ledger.TestDatabase;

class TablePagesTest {
  private static final String FILE = "lookups/cht_places.csv";
  private static final String TABLE = "/mappings/table?file=" + FILE;

  private static TestDatabase database;
  private static TestConsole console;
  private static Drafts drafts;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @AfterEach
  void drop() {
    drafts.drop("administrator");
  }

  @Test
  void tablesAreListedFilteredAndSorted() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");

    assertThat(administrator.get("/mappings/tables").body())
        .contains(FILE, "org-units.csv", "code list");
    assertThat(administrator.get(TABLE + "&find=89b524f3").body())
        .contains("1 row", "01010102")
        .doesNotContain("01010103");
    String down = administrator.get(TABLE + "&sort=to&down=true").body();
    String up = administrator.get(TABLE + "&sort=to").body();
    assertThat(down.indexOf("01010101\"")).isNotEqualTo(up.indexOf("01010101\""));
    assertThat(administrator.get(TABLE, "Accept-Language", "fr").body())
        .contains("Enregistrer dans le brouillon")
        .doesNotContain("??");
  }

  @Test
  void aCellIsChangedARowAddedAndAnotherRemovedInTheDraftAlone() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String page = administrator.get(TABLE).body();

    String back =
        location(
            administrator.submit(
                TABLE,
                TABLE,
                "was0",
                sign(page, 0),
                "c0.1",
                "01010109",
                "was1",
                sign(page, 1),
                "gone1",
                "yes",
                "new0",
                "a-new-place",
                "new1",
                "01010101"));

    assertThat(back).startsWith("/mappings/table?file=lookups%2Fcht_places.csv");
    assertThat(drafts.files("administrator").get(FILE))
        .contains(",01010109\n", "a-new-place,01010101\n")
        .doesNotContain("89b524f3");
    assertThat(console.visitor().logIn("operator").get(TABLE).body()).contains("89b524f3");
  }

  @Test
  void whatAnotherWindowChangedMeanwhileIsNotOverwritten() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");

    String back = location(administrator.submit(TABLE, TABLE, "was0", "other", "c0.1", "x"));

    assertThat(administrator.get(back).body()).contains("changed meanwhile");
    assertThat(drafts.of("administrator")).isEmpty();
  }

  @Test
  void whatIsWrittenBetweenALookAndASaveIsNotOverwritten() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String before = drafts.files("administrator").get(FILE);
    String file = "?file=" + FILE;
    String pick = "/mappings/table/pick" + file + "&row=0&column=to";
    String was = sign(administrator.get(TABLE).body(), 0);
    administrator.upload(
        TABLE, "/mappings/table/import" + file, "upload", "t.csv", "from,to\nmine,01010101\n");
    List<Callable<HttpResponse<String>>> acts =
        List.of(
            () -> administrator.submit(TABLE, "/mappings/table/import/take" + file),
            () -> administrator.submit(TABLE, pick, "was", was, "value", "01010109"),
            () -> administrator.submit(TABLE, TABLE, "new0", "mine", "new1", "01010101"));
    for (Callable<HttpResponse<String>> act : acts) {
      drafts.drop("administrator");

      HttpResponse<String> answer =
          HeldDraft.changed(
              database,
              "administrator",
              act,
              held -> held.put("administrator", FILE, before + "theirs,01010101\n"));

      assertThat(administrator.get(location(answer)).body()).contains("changed meanwhile");
      assertThat(drafts.files("administrator")).containsEntry(FILE, before + "theirs,01010101\n");
    }
  }

  @Test
  void anOrgUnitIsPickedByItsName() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String choices =
        administrator
            .get("/mappings/table/choices?file=" + FILE + "&column=to&c0.1=01010102")
            .body();

    assertThat(choices).contains("value=\"01010102\"", " · ").doesNotContain("<html");
  }

  @Test
  void whoMayNotChangeATableLooksAtItAndOthersTablesAreNotThere() throws Exception {
    Visitor operator = console.visitor().logIn("operator");
    assertThat(operator.get(TABLE).body()).contains("may look at this table");
    assertThat(operator.submit(TABLE, TABLE, "new0", "x", "new1", "y").statusCode()).isEqualTo(403);

    Visitor owner = console.visitor().logIn("source-owner");
    assertThat(owner.get("/mappings/tables").body()).doesNotContain(FILE);
    assertThat(owner.get(TABLE).statusCode()).isEqualTo(404);
    assertThat(owner.get("/mappings/table.csv?file=" + FILE).statusCode()).isEqualTo(404);
    assertThat(owner.get("/mappings/table.xlsx?file=" + FILE).statusCode()).isEqualTo(404);
    assertThat(owner.submit("/trial", TABLE, "new0", "x").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileIsLookedAtBeforeItTakesThePlaceOfTheTable() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String csv = administrator.get("/mappings/table.csv?file=" + FILE).body();
    String fewer = csv.substring(0, csv.strip().lastIndexOf('\n') + 1) + "other,01010101\n";

    HttpResponse<String> shown =
        administrator.upload(
            TABLE, "/mappings/table/import?file=" + FILE, "upload", "t.csv", fewer);
    assertThat(location(shown)).isEmpty();
    assertThat(shown.body()).contains("1 new", "1 gone", "other");
    assertThat(drafts.of("administrator")).isEmpty();

    String taken =
        location(administrator.submit(TABLE, "/mappings/table/import/take?file=" + FILE));
    assertThat(administrator.get(taken).body()).contains("Saved in your draft");
    assertThat(drafts.files("administrator").get(FILE)).isEqualTo(fewer);
    String back =
        location(
            administrator.upload(
                TABLE, "/mappings/table/import?file=" + FILE, "upload", "t.csv", "x\n"));
    assertThat(administrator.get(back).body()).contains("lacks these columns: from, to");
  }

  private static String sign(String page, int row) {
    Matcher sign = Pattern.compile("name=\"was" + row + "\" value=\"([^\"]+)\"").matcher(page);
    assertThat(sign.find()).isTrue();
    return sign.group(1);
  }
}

package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.account.Role;
import org.relais.ledger.Drafts;
import org.relais.ledger.HeldDraft;
import org.relais.ledger.TestDatabase;

/** Trials, what would change, tables, and drafts, for programs. */
class MappingApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCE = "sources/example-csv.yaml";
  private static final String TEXT = TestConsole.exampleDeployment().files().get(SOURCE);
  private static final String FILE = "lookups/cht_places.csv";
  private static final String ROWS = "/mappings/tables/rows?file=" + FILE;
  private static final String OWN =
      """
      {"Type visite": "Enfant malade", "Date visite": "14/10/2026", "Code site": "01010101",
       "Type agent": "ASC", "Date naissance": "03/06/2024", "Sexe": "Fille", "Fièvre": "Oui",
       "TDR": "Positif", "Prénom": "Aminata"}
      """;

  private static TestDatabase database;
  private static TestConsole console;
  private static ApiCaller caller;
  private static Drafts drafts;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    caller = new ApiCaller(console, database);
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @AfterEach
  void drop() {
    for (Role role : Role.values()) {
      drafts.drop(role.word());
    }
  }

  @Test
  void aStoredRecordIsTriedWithWhatIsPersonalMasked() throws Exception {
    JsonNode newest = caller.get("viewer", "/trial?source=example-csv&form=registre");
    String id = newest.path("record").asText();

    assertThat(newest.path("masked").asBoolean()).isTrue();
    assertThat(newest.at("/steps/record").toString()).contains("•••");
    assertThat(newest.at("/steps/verdict").asText()).isEqualTo("MAPPED");
    assertThat(newest.at("/steps/resources").findValuesAsText("resourceType"))
        .contains("Encounter");
    JsonNode older = caller.get("viewer", "/trial?source=example-csv&record=" + id + "&move=older");
    assertThat(older.path("record").asText()).isNotEqualTo(id);
    JsonNode rejected = caller.get("viewer", "/trial?source=example-csv&rejected=true");
    assertThat(rejected.at("/steps/verdict").asText()).isEqualTo("REJECTED");
  }

  @Test
  void aLookAtWhatIsPersonalIsForThoseWhoMayAndIsAudited() throws Exception {
    String record = caller.get("operator", "/trial?source=example-csv").path("record").asText();
    String whole = "/trial/whole?source=example-csv&record=" + record;

    assertThat(caller.post("operator", whole).at("/steps/record").toString()).doesNotContain("•••");
    assertThat(
            caller.get("administrator", "/audit?act=LOOK&who=operator").findValuesAsText("subject"))
        .contains("example-csv/" + record);
    caller.refused(403, "viewer", "POST", whole);
    caller.refused(404, "source-owner", "POST", "/trial/whole?source=example-cht");
    caller.refused(404, "source-owner", "GET", "/trial?source=example-cht");
  }

  @Test
  void aRecordOfOnesOwnIsTriedByTheDraftAndKeptNowhere() throws Exception {
    String path = "/trial/own?source=example-csv";
    JsonNode mapped = caller.post("source-owner", path, OWN);
    assertThat(mapped.at("/steps/verdict").asText()).isEqualTo("MAPPED");
    assertThat(mapped.at("/steps/values").findValuesAsText("element")).contains("MAL_POS");
    assertThat(mapped.toString()).doesNotContain("Aminata");

    drafts.put("source-owner", SOURCE, TEXT.replace("Positif: positive, ", ""));
    JsonNode byDraft = caller.post("source-owner", path + "&draft=true", OWN);
    assertThat(byDraft.path("draft").asBoolean()).isTrue();
    assertThat(byDraft.at("/steps/verdict").asText()).isEqualTo("REJECTED");

    assertThat(refusal(400, "source-owner", path, "[1]")).contains("JSON object");
    assertThat(refusal(404, "source-owner", "/trial/own?source=example-cht", OWN)).isNotBlank();
    assertThat(refusal(403, "viewer", path, OWN)).isNotBlank();
  }

  @Test
  void whatADraftWouldChangeIsWorkWithAResultInParts() throws Exception {
    drafts.put("administrator", SOURCE, TEXT.replace("Positif: positive", "Positif: negative"));
    String period =
        database
            .sql()
            .queryForObject(
                "select max(period) from cell where element = 'MAL_POS' and wanted > 0",
                String.class);
    JsonNode work = caller.post("administrator", "/mappings/changes?period=" + period);
    String id = work.path("id").asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> caller.get("administrator", "/work/" + id).path("state").asText().equals("DONE"));
    String result =
        caller.get("administrator", "/work/" + id).path("result").asText().replace("/api/v1", "");

    JsonNode changes = caller.get("administrator", result + "?limit=3");
    assertThat(changes.path("items")).hasSize(3);
    assertThat(changes.path("whole").asBoolean()).isTrue();
    JsonNode next =
        caller.get("administrator", result + "?limit=3&after=" + changes.path("next").asText());
    assertThat(next.path("items")).isNotEmpty();
    assertThat(next.at("/items/0")).isNotEqualTo(changes.at("/items/0"));
    assertThat(caller.get("administrator", result + "?element=MAL_POS&fate=GONE").path("items"))
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.path("after").isNull()).isTrue());
    assertThat(caller.get("administrator", "/mappings/changes").findValuesAsText("period"))
        .contains(period);
    caller.refused(404, "operator", "GET", result);
    caller.refused(400, "administrator", "GET", result + "?fate=nothing");
  }

  @Test
  void aBrokenDraftOrAnUnknownPeriodIsRefused() throws Exception {
    assertThat(caller.refused(400, "operator", "POST", "/mappings/changes?period=Oktober"))
        .contains("202610");
    assertThat(caller.refused(400, "operator", "POST", "/mappings/changes")).contains("period");
    drafts.put("operator", "sources/broken.yaml", "source: [");
    assertThat(caller.refused(409, "operator", "POST", "/mappings/changes?period=202610"))
        .contains("editor");
    caller.refused(403, "viewer", "POST", "/mappings/changes?period=202610");
  }

  @Test
  void rowsOfATableAreFoundSortedChangedAndNeverOverwritten() throws Exception {
    assertThat(caller.get("administrator", "/mappings/tables").findValuesAsText("path"))
        .contains(FILE);
    JsonNode rows = caller.get("administrator", ROWS + "&limit=2");
    assertThat(rows.path("items")).hasSize(2);
    assertThat(rows.path("next").asText()).isEqualTo("2");
    assertThat(caller.get("administrator", ROWS + "&find=89b524f3").path("total").asInt()).isOne();
    String first = "{\"row\":0,\"sign\":\"%s\",\"cells\":{\"to\":\"01010109\"}}";
    String gone = "{\"row\":1,\"sign\":\"%s\"}";
    String change =
        "{\"rows\":[%s,%s],\"added\":{\"from\":\"a-new-place\",\"to\":\"01010101\"}}"
            .formatted(
                first.formatted(rows.at("/items/0/sign").asText()),
                gone.formatted(rows.at("/items/1/sign").asText()));

    assertThat(caller.post("administrator", ROWS, change).path("findings").isArray()).isTrue();
    assertThat(drafts.files("administrator").get(FILE))
        .contains(",01010109\n", "a-new-place,01010101\n")
        .doesNotContain(rows.at("/items/1/cells/from").asText());
    assertThat(refusal(409, "administrator", ROWS, change)).contains("ask for them again");
    assertThat(refusal(400, "administrator", ROWS, "{\"added\":{\"x\":\"1\"}}"))
        .contains("Its columns are [from, to]");
    assertThat(caller.refused(400, "administrator", "GET", ROWS + "&sort=x")).contains("from, to");
    assertThat(
            caller
                .get(
                    "administrator", "/mappings/tables/choices?column=to&typed=010101&file=" + FILE)
                .findValuesAsText("value"))
        .contains("01010101");
  }

  @Test
  void rowsThatAreWrittenBetweenALookAndAWriteAreNotOverwritten() throws Exception {
    String theirs = drafts.files("administrator").get(FILE) + "theirs,01010101\n";

    String said =
        HeldDraft.changed(
            database,
            "administrator",
            () ->
                refusal(
                    409,
                    "administrator",
                    ROWS,
                    "{\"added\":{\"from\":\"mine\",\"to\":\"01010101\"}}"),
            held -> held.put("administrator", FILE, theirs));

    assertThat(said).contains("ask for them again");
    assertThat(drafts.files("administrator")).containsEntry(FILE, theirs);
  }

  @Test
  void aFileTakesTheTablesPlaceOnceItsDifferenceWasSeen() throws Exception {
    String csv =
        ApiCaller.text(caller.call("administrator", "GET", "/mappings/tables/csv?file=" + FILE));
    String other = csv.substring(0, csv.strip().lastIndexOf('\n') + 1) + "other,01010101\n";
    String difference = "/mappings/tables/difference?file=" + FILE;
    String put = "/mappings/tables/file?file=" + FILE + "&seen=";

    JsonNode shown =
        JSON.readTree(caller.call("administrator", "POST", difference, "text/csv", other).body());
    assertThat(shown.path("added").toString()).isEqualTo("[[\"other\",\"01010101\"]]");
    assertThat(shown.path("gone")).hasSize(1);
    assertThat(drafts.of("administrator")).as("nothing is changed yet").isEmpty();
    assertThat(
            ApiCaller.refusal(
                409, caller.call("administrator", "PUT", put + "x", "text/csv", other), put))
        .contains("difference again");
    String seen = shown.path("seen").asText();
    assertThat(caller.call("administrator", "PUT", put + seen, "text/csv", other).statusCode())
        .isEqualTo(200);
    assertThat(drafts.files("administrator").get(FILE)).isEqualTo(other);
    assertThat(
            ApiCaller.refusal(
                400, caller.call("administrator", "POST", difference, "text/csv", "x\n"), put))
        .contains("lacks these columns: from, to");
  }

  @Test
  void aTableGoesOutAsASpreadsheetAndComesBackAsOne() throws Exception {
    String sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    HttpResponse<byte[]> book =
        caller.call("administrator", "GET", "/mappings/tables/xlsx?file=" + FILE);
    assertThat(book.headers().firstValue("Content-Type")).contains(sheet);

    JsonNode same =
        JSON.readTree(
            caller
                .call(
                    "administrator",
                    "POST",
                    "/mappings/tables/difference?file=" + FILE,
                    sheet,
                    book.body())
                .body());
    assertThat(same.path("added")).isEmpty();
    assertThat(same.path("gone")).isEmpty();
  }

  @Test
  void whoMayNotChangeATableReadsItAndOthersTablesAreNotThere() throws Exception {
    assertThat(caller.get("operator", ROWS).path("writes").asBoolean()).isFalse();
    String added = "{\"added\":{\"from\":\"x\",\"to\":\"y\"}}";
    assertThat(refusal(403, "operator", ROWS, added)).isNotBlank();
    caller.refused(403, "viewer", "GET", ROWS);
    for (String call : List.of("rows", "csv", "xlsx")) {
      caller.refused(404, "source-owner", "GET", "/mappings/tables/" + call + "?file=" + FILE);
    }
    assertThat(refusal(404, "source-owner", ROWS, added)).isNotBlank();
    caller.refused(404, "source-owner", "GET", "/mappings/tables/choices?column=to&file=" + FILE);
  }

  @Test
  void aFileIsRenamedRevertedAndADraftLaidOnWhatIsActive() throws Exception {
    String put = "/mappings/files?path=lookups/one.csv";
    caller.call("administrator", "PUT", put, "text/plain", "from,to\na,b\n");
    String rename = "/mappings/files/rename?path=lookups/one.csv&to=";
    assertThat(caller.refused(400, "administrator", "POST", rename + "../x")).contains("inside");
    assertThat(caller.refused(409, "administrator", "POST", rename + FILE))
        .contains("another path");
    caller.post("administrator", rename + "lookups/two.csv");
    assertThat(drafts.files("administrator")).containsKey("lookups/two.csv");
    caller.post("administrator", "/mappings/files/revert?path=lookups/two.csv");
    assertThat(drafts.of("administrator")).isEmpty();
    caller.refused(404, "administrator", "GET", "/mappings/draft/merge");
    assertThat(caller.post("administrator", "/mappings/draft/rebase").has("errors")).isTrue();
    caller.refused(403, "source-owner", "POST", rename + "lookups/two.csv");
    assertThat(caller.get("operator", "/mappings/words?limit=1000").path("items").toString())
        .contains("MAL_POS", "malaria_rdt");
  }

  @Test
  void aFileIsWrittenWithItsETagOnlyOverTheTextThatWasRead() throws Exception {
    String text = "/mappings/files/text?path=" + SOURCE;
    String put = "/mappings/files?path=" + SOURCE;
    HttpResponse<byte[]> read = caller.call("source-owner", "GET", text);
    assertThat(ApiCaller.text(read)).isEqualTo(TEXT);
    String etag = read.headers().firstValue("ETag").orElseThrow();
    assertThat(etag).startsWith("\"").endsWith("\"");

    assertThat(caller.put("source-owner", put, etag, TEXT + "# one\n").statusCode()).isEqualTo(200);
    assertThat(ApiCaller.refusal(412, caller.put("source-owner", put, etag, TEXT + "# two\n"), put))
        .contains("something else by now", "ETag");
    assertThat(drafts.files("source-owner")).containsEntry(SOURCE, TEXT + "# one\n");
    assertThat(caller.put("source-owner", put, "*", TEXT).statusCode()).isEqualTo(200);
    String none = "/mappings/files?path=lookups/none.csv";
    assertThat(ApiCaller.refusal(412, caller.put("administrator", none, "*", "a\n"), none))
        .isNotBlank();
    caller.refused(404, "source-owner", "GET", "/mappings/files/text?path=dictionary.yaml");
  }

  @Test
  void aDraftIsSavedAsItWasSeenOrNotAtAll() throws Exception {
    drafts.put("source-owner", SOURCE, TEXT + "# one\n");
    String seen = caller.get("source-owner", "/mappings/draft").path("seen").asText();
    String save = "/mappings/draft/save?message=one&seen=";
    drafts.put("source-owner", SOURCE, TEXT + "# two\n");

    assertThat(caller.refused(409, "source-owner", "POST", save + seen.replace(" ", "+")))
        .contains("Look through it as it is now");
    seen = caller.get("source-owner", "/mappings/draft").path("seen").asText();
    assertThat(caller.post("source-owner", save + seen.replace(" ", "+")).path("state").asText())
        .isEqualTo("SAVED");
  }

  @Test
  void whatWasHandedOverIsSeenByThoseWhoPublish() throws Exception {
    drafts.put("source-owner", SOURCE, TEXT + "# more\n");
    String diff =
        "/mappings/versions/"
            + caller.post("source-owner", "/mappings/draft/submit?message=more").path("number")
            + "/diff";

    assertThat(caller.get("administrator", diff).toString()).contains("# more");
    caller.refused(404, "administrator", "GET", "/mappings/versions/4711/diff");
  }

  @Test
  void aFieldSystemIsConnectedIntoTheDraft() throws Exception {
    String asked =
        """
        {"name":"%s","type":"rest","url":"https://ngo.example/visits","auth":"bearer",
         "secret":"NGO_TOKEN","every":"15 minutes","timeZone":"Africa/Bamako"}
        """;
    String path =
        caller.post("administrator", "/sources", asked.formatted("ngo")).path("path").asText();

    assertThat(path).isEqualTo("sources/ngo.yaml");
    assertThat(drafts.files("administrator").get(path)).contains("${NGO_TOKEN}");
    assertThat(refusal(400, "administrator", "/sources", asked.formatted("ngo")))
        .contains("has a file sources/ngo.yaml already");
    assertThat(refusal(400, "administrator", "/sources", asked.formatted("example-csv")))
        .contains("a field system of that name");
    assertThat(refusal(400, "source-owner", "/sources", asked.formatted("ngo"))).isNotBlank();
    assertThat(refusal(400, "administrator", "/sources", "{")).contains("cannot be read");
    assertThat(refusal(403, "viewer", "/sources", asked.formatted("ngo"))).isNotBlank();
  }

  private static String refusal(int status, String account, String path, String json)
      throws Exception {
    return ApiCaller.refusal(
        status,
        caller.call(
            account, "POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8)),
        path);
  }
}

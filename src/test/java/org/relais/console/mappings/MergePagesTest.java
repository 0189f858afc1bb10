package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.config.ConfigurationText;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.Drafts;
import org.relais.ledger.NewVersion;
import org.relais.ledger.SavedVersions;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;

/** A draft beside what somebody else published since it began. */
class MergePagesTest {
  private static final String PAGE = "/mappings/merge";
  private static final String CSV = "sources/example-csv.yaml";
  private static final String CHT = "sources/example-cht.yaml";
  private static final String QUALITY = "quality.yaml";
  private static final String TEXT = ActiveExample.text(QUALITY);

  private static TestDatabase database;
  private static TestConsole console;
  private static Drafts drafts;
  private static VersionHistory history;
  private static Visitor administrator;
  private static ApiCaller caller;

  @BeforeAll
  static void serve() throws Exception {
    database = ActiveExample.fresh();
    TestAccounts.of(database.dataSource())
        .add("viewer", Role.VIEWER, Set.of(), Visitor.PASSWORD, "test");
    console = TestConsole.over(database.dataSource());
    drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    history = new VersionHistory(database.dataSource());
    caller = new ApiCaller(console, database);
    administrator = console.visitor().logIn("administrator");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @AfterEach
  void goBackToTheExample() {
    database.sql().update("delete from draft");
    database.sql().update("delete from version_history where number > 1");
    database.sql().update("delete from configuration where activated_at is null");
  }

  @Test
  void whatDoesNotTouchGoesTogetherAndIsShownBeforeItIsKept() throws Exception {
    drafts.put("administrator", QUALITY, "# mine\n" + TEXT);
    published(QUALITY, TEXT + "# theirs\n");
    assertThat(administrator.get("/mappings").body()).contains("changed by both", PAGE);

    String page = administrator.get(PAGE).body();

    assertThat(page)
        .contains("nothing in conflict", "What comes of it", "No errors", "# mine", "Keep it");
    assertThat(drafts.divergence("administrator")).as("nothing is kept yet").isPresent();
    keep("seen", seen(page));
    assertThat(drafts.divergence("administrator")).isEmpty();
    assertThat(drafts.files("administrator").get(QUALITY))
        .isEqualTo("# mine\n" + TEXT + "# theirs\n");
  }

  @Test
  void aPersonSaysOfEachConflictWhoseLinesStand() throws Exception {
    drafts.put("administrator", QUALITY, "# mine\n" + TEXT + "# end of mine\n");
    published(QUALITY, "# theirs\n" + TEXT + "# end of theirs\n");

    String page = administrator.get(PAGE).body();
    assertThat(page)
        .contains("2 places in conflict", "Conflict 1 of 2, line 1", "# end of theirs")
        .doesNotContain("Keep it in my draft");
    String half = administrator.submit(PAGE, PAGE, "side:quality.yaml:0", "MINE").body();
    assertThat(half).contains("1 conflict waits").doesNotContain("Keep it in my draft");
    String[] said = {"side:quality.yaml:0", "MINE", "side:quality.yaml:1", "THEIRS"};
    String whole = administrator.submit(PAGE, PAGE, said).body();
    assertThat(whole).contains("What comes of it", "Keep it in my draft");

    keep("side:quality.yaml:0", "MINE", "seen", seen(page));
    assertThat(drafts.divergence("administrator")).as("half is not kept").isPresent();
    keep(said[0], said[1], said[2], said[3], "seen", seen(page));

    assertThat(drafts.files("administrator").get(QUALITY))
        .isEqualTo("# mine\n" + TEXT + "# end of theirs\n");
  }

  @Test
  void oneTextStandsForTheWholeFile() throws Exception {
    drafts.put("administrator", QUALITY, "# mine\n" + TEXT);
    drafts.put("administrator", CSV, "# mine\n" + ActiveExample.text(CSV));
    published(QUALITY, "# theirs\n" + TEXT, CSV, "# theirs\n" + ActiveExample.text(CSV));

    keep(
        "whole:quality.yaml",
        "THEIRS",
        "whole:" + CSV,
        "MINE",
        "seen",
        seen(administrator.get(PAGE).body()));

    assertThat(drafts.files("administrator").get(QUALITY)).startsWith("# theirs\n");
    assertThat(drafts.files("administrator").get(CSV)).startsWith("# mine\n");
  }

  @Test
  void whatChangedSinceItWasShownIsNotKeptUnseen() throws Exception {
    drafts.put("administrator", QUALITY, "# mine\n" + TEXT);
    published(QUALITY, TEXT + "# theirs\n");
    String seen = seen(administrator.get(PAGE).body());

    drafts.put("administrator", QUALITY, "# mine again\n" + TEXT);
    keep("seen", seen);
    assertThat(drafts.files("administrator").get(QUALITY)).isEqualTo("# mine again\n" + TEXT);

    seen = seen(administrator.get(PAGE).body());
    published(QUALITY, TEXT + "# theirs again\n");
    keep("seen", seen);
    assertThat(drafts.divergence("administrator")).isPresent();
    assertThat(administrator.get(PAGE).body()).contains("Nothing was kept");
  }

  @Test
  void aMergeThatDoesNotCompileIsToldAsSuch() throws Exception {
    drafts.put("administrator", QUALITY, "rules: [\n" + TEXT);
    published(QUALITY, TEXT + "# theirs\n");

    assertThat(administrator.get(PAGE).body()).contains("1 error").doesNotContain("No errors");
  }

  @Test
  void aSourceOwnerMergesTheirOwnFileAndSeesNoOther() throws Exception {
    Visitor owner = console.visitor().logIn("csv-owner");
    drafts.put("csv-owner", CSV, "# mine\n" + ActiveExample.text(CSV));
    published(CSV, ActiveExample.text(CSV) + "# theirs\n", QUALITY, TEXT + "# not for owners\n");

    assertThat(owner.get(PAGE, "Accept-Language", "fr").body())
        .contains("aucun conflit", "# mine")
        .doesNotContain("# not for owners", "quality.yaml", "??");
    assertThat(administrator.get(PAGE).statusCode())
        .as("no draft, nothing to merge")
        .isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({"en, not shown to you any more", "fr, ne vous est plus montré"})
  void aFileThatTheAccountNoLongerSeesIsNotShownAndStaysAsItWasPublished(
      String language, String words) throws Exception {
    Visitor owner = console.visitor().logIn("csv-owner");
    drafts.put("csv-owner", CSV, "# mine\n" + ActiveExample.text(CSV));
    drafts.put("csv-owner", CHT, "# once mine\n" + ActiveExample.text(CHT));
    String theirs = "# not for this owner\n" + ActiveExample.text(CHT);
    published(CHT, theirs, CSV, ActiveExample.text(CSV) + "# theirs\n");

    JsonNode open = caller.get("csv-owner", "/mappings/draft/merge");
    String page = owner.get(PAGE, "Accept-Language", language).body();

    assertThat(page).contains(words, "# mine").doesNotContain("# not for this owner", CHT, "??");
    assertThat(open.path("files").findValuesAsText("path")).containsExactly(CSV);
    assertThat(open.path("unseen").asInt()).isEqualTo(1);
    assertThat(open.toString()).doesNotContain("not for this owner", CHT);
    String said = "{\"seen\":\"%s\",\"keep\":true}".formatted(open.path("seen").asText());
    JsonNode kept = caller.post("csv-owner", "/mappings/draft/merge", said);
    assertThat(kept.path("kept").asBoolean()).as(kept.toString()).isTrue();
    assertThat(kept.toString()).doesNotContain("not for this owner");
    assertThat(drafts.files("csv-owner").get(CHT)).isEqualTo(theirs);
    assertThat(drafts.files("csv-owner").get(CSV)).contains("# mine", "# theirs");
  }

  private static void keep(String... said) throws Exception {
    administrator.submit(PAGE, PAGE + "/keep", said);
  }

  private static String seen(String page) {
    return page.replaceFirst("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
  }

  /** As if somebody else had published it. */
  private static void published(String... files) {
    SortedMap<String, String> all = new TreeMap<>(history.files(1));
    for (int i = 0; i < files.length; i += 2) {
      all.put(files[i], files[i + 1]);
    }
    ConfigurationText text = ConfigurationText.of(all);
    new SavedVersions(database.dataSource(), Clock.systemUTC())
        .save(text.version(), new NewVersion(text.files(), text.tests(), "colleague", "theirs"), 1);
    database.sql().update("update version_history set state = 'LIVE'");
  }
}

package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersion.State;
import org.relais.ledger.Drafts;
import org.relais.ledger.Meanwhile;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;

/** Versions that are saved, and what becomes of them. */
class SavedVersionTest {
  private static final String CSV = "sources/example-csv.yaml";
  private static final String CHT = "sources/example-cht.yaml";
  private static final String QUALITY = "quality.yaml";

  private TestDatabase database;
  private VersionHistory history;
  private TestConsole console;
  private Visitor administrator;

  @BeforeEach
  void serve() throws Exception {
    database = ActiveExample.fresh();
    history = new VersionHistory(database.dataSource());
    console = TestConsole.over(database.dataSource());
    administrator = as("administrator");
  }

  @AfterEach
  void end() {
    console.close();
    database.close();
  }

  @Test
  void aSavedVersionIsKeptWithoutBeingLiveAndMadeLiveLater() throws Exception {
    type(administrator, QUALITY, ActiveExample.text(QUALITY) + "# one\n");

    String page = save(administrator, "first thoughts");

    assertThat(history.active().orElseThrow().number()).isEqualTo(1);
    ConfigurationVersion saved = history.find(2).orElseThrow();
    assertThat(saved.state()).isEqualTo(State.SAVED);
    assertThat(saved.author()).isEqualTo("administrator");
    assertThat(page)
        .contains("Version 2 is saved", "saved, not live", "first thoughts", "# one", "No errors");
    assertThat(administrator.get("/mappings").body()).contains("Give up the draft");
    assertThat(administrator.get("/mappings/versions").body())
        .contains("saved, not live", "first thoughts");

    assertThat(makeLive(administrator, 2, "EXACT", 1, "now")).contains("is active");

    ConfigurationVersion live = history.active().orElseThrow();
    assertThat(live.number()).isEqualTo(3);
    assertThat(live.madeOf()).isEqualTo(2);
    assertThat(live.version()).isEqualTo(saved.version());
    assertThat(history.files(3)).isEqualTo(history.files(2));
    assertThat(administrator.get("/mappings/versions/2").body())
        .contains("made live as version 3")
        .doesNotContain("/mappings/versions/2/submit");
    assertThat(administrator.get("/mappings").body()).doesNotContain("Give up the draft");
    assertThat(acts()).containsExactly("SAVE", "APPLY");
  }

  @Test
  void aFormThatIsSentTwiceMakesOneVersionAndOtherWordsMakeAnother() throws Exception {
    type(administrator, QUALITY, ActiveExample.text(QUALITY) + "# one\n");

    save(administrator, "why");
    save(administrator, "why");
    assertThat(history.list(Long.MAX_VALUE, 10)).hasSize(2);
    save(administrator, "why not");
    assertThat(history.list(Long.MAX_VALUE, 10)).hasSize(3);

    type(administrator, "indicators/iccm.test.yaml", "tests: []\n");
    save(administrator, "why not");
    assertThat(history.list(Long.MAX_VALUE, 10)).as("other tests").hasSize(4);
    administrator.submit("/mappings", "/mappings/remove", "file", "indicators/iccm.test.yaml");
    save(administrator, "why not");
    assertThat(history.list(Long.MAX_VALUE, 10)).as("no tests").hasSize(5);
  }

  @Test
  void theHistoryOfAnOwnerCostsTheSameHoweverLongItIs() throws Exception {
    for (int version = 0; version < 8; version++) {
      type(administrator, CSV, ActiveExample.text(CSV) + "# " + version + "\n");
      save(administrator, "of the source " + version);
    }
    administrator.submit("/mappings", "/mappings/revert", "file", CSV);
    String table = "lookups/cht_places.csv";
    for (int version = 0; version < 6; version++) {
      type(administrator, table, ActiveExample.text(table) + "p" + version + ",ML\n");
      save(administrator, "of the table " + version);
    }
    Meanwhile ledger = new Meanwhile(database.dataSource());
    try (TestConsole other = TestConsole.over(ledger)) {
      Visitor owner = other.visitor().logIn("csv-owner");
      for (String part : List.of("from draft", "join configuration", "from version_file")) {
        ledger.after(part, 6, () -> {});
        assertThat(owner.get("/mappings/versions").body())
            .contains("of the source 0", "of the source 7");
        assertThat(ledger.happened()).as(part).isFalse();
      }
      Visitor ofTable = other.visitor().logIn("cht-owner");
      ledger.after("join configuration", 12, () -> {});
      assertThat(ofTable.get("/mappings/versions").body())
          .contains("of the table 0", "of the table 5")
          .doesNotContain("of the source");
      assertThat(ledger.happened()).as("files of each version once").isFalse();
    }
  }

  @Test
  void whatIsBrokenIsSavedAndNeverMadeLive() throws Exception {
    type(administrator, QUALITY, "rules: [\n");
    assertThat(save(administrator, "half")).contains("Version 2 is saved", "1 error");
    String tests = "indicators/iccm.test.yaml";
    administrator.submit("/mappings", "/mappings/revert", "file", QUALITY);
    type(
        administrator,
        tests,
        ActiveExample.text(tests).replaceFirst("expect: \\{SC_CONS: 1}", "expect: {SC_CONS: 7}"));
    save(administrator, "untested");

    assertThat(makeLive(administrator, 2, "EXACT", 1, "never")).contains("has errors");
    assertThat(makeLive(administrator, 3, "EXACT", 1, "never")).contains("tests fail");

    assertThat(history.active().orElseThrow().number()).isEqualTo(1);
    assertThat(history.find(2).orElseThrow().state()).isEqualTo(State.SAVED);
  }

  @Test
  void whatWasPublishedSinceADraftWasLookedAtIsNeitherSavedNorMadeLiveWithItUnseen()
      throws Exception {
    type(administrator, QUALITY, ActiveExample.text(QUALITY) + "# mine\n");
    HttpResponse<String> looked = administrator.get("/mappings/review");
    String seen = Visitor.seen(looked);
    Visitor colleague = as("colleague");
    type(colleague, "dictionary.yaml", "# theirs\n" + ActiveExample.text("dictionary.yaml"));
    publish(colleague, "theirs");

    for (String act : List.of("save", "submit", "publish")) {
      String where =
          Visitor.location(
              administrator.submit(
                  looked, "/mappings/review/" + act, "seen", seen, "message", "unseen"));
      assertThat(administrator.ended(where)).as(act).contains("somebody published another version");
    }
    assertThat(history.list(Long.MAX_VALUE, 10)).as("nothing was done").hasSize(2);
    assertThat(drafts().of("administrator").orElseThrow().base()).isEqualTo(1);
    String again = administrator.get("/mappings/review").body();
    assertThat(again)
        .contains("Somebody published other files", "# mine", "No errors")
        .doesNotContain("# theirs");

    publish(administrator, "seen");
    assertThat(history.files(3).get(QUALITY)).endsWith("# mine\n");
    assertThat(history.files(3).get("dictionary.yaml")).startsWith("# theirs\n");
  }

  private Drafts drafts() {
    return new Drafts(database.dataSource(), Clock.systemUTC());
  }

  @Test
  void whatOnlyBothTogetherBreakIsToldBeforeItIsPublished() throws Exception {
    String second = ActiveExample.text(CSV).replace("source: example-csv", "source: second");
    type(administrator, "sources/mine.yaml", second);
    Visitor colleague = as("colleague");
    type(colleague, "sources/theirs.yaml", second);
    assertThat(administrator.get("/mappings/review").body()).contains("No errors");
    publish(colleague, "theirs");

    assertThat(administrator.get("/mappings/review").body())
        .contains("Somebody published other files", "1 error", "sources/mine.yaml")
        .doesNotContain("No errors");
  }

  @Test
  void aPasswordIsNotSavedEvenWhereTheCompilerDoesNotComeThatFar() throws Exception {
    String auth = "auth: {basic: {username: awa, password: sesame123}}\n";
    String[] texts = {
      ActiveExample.text(CHT).replaceFirst("type: cht\n", "type: cht\n" + auth),
      "source: example-cht\ntype: [cht\n" + auth,
      "source: example-cht\ntype: chtt\nauth: {header: {name: X-Key, value: sesame123}}\n",
      "source: example-cht\ntype: chtt\nauth:\n  bearer: \"sesame123\"\n",
      ActiveExample.text(CHT).replaceFirst("url: .*\n", "url: https://awa:sesame123@cht.org\n")
    };
    for (String text : texts) {
      type(administrator, CHT, text);

      assertThat(save(administrator, "a server")).as(text).contains("password or token");
    }
    assertThat(history.list(Long.MAX_VALUE, 10)).hasSize(1);
    type(administrator, CHT, "source: example-cht\ntype: chtt\nauth: {bearer: ${TOKEN}}\n");
    assertThat(save(administrator, "a server")).contains("Version 2 is saved");
  }

  @Test
  void whereAnotherBecameActiveSinceItIsMadeLiveAsItWasOrMergedAndNeverUnseen() throws Exception {
    type(administrator, QUALITY, ActiveExample.text(QUALITY) + "# mine\n");
    save(administrator, "mine");
    Visitor colleague = as("colleague");
    type(colleague, "dictionary.yaml", "# theirs\n" + ActiveExample.text("dictionary.yaml"));
    publish(colleague, "theirs");
    assertThat(history.active().orElseThrow().number()).isEqualTo(3);

    String page = administrator.get("/mappings/versions/2").body();
    assertThat(page).contains("Another version became active").doesNotContain("/make-live");
    String exact = administrator.get("/mappings/versions/2?to=active").body();
    assertThat(exact).contains("is undone", "# theirs", "# mine", "value=\"EXACT\"");
    String merged = administrator.get("/mappings/versions/2?to=merged").body();
    assertThat(merged).contains("# mine", "value=\"MERGED\"").doesNotContain("# theirs");
    assertThat(makeLive(administrator, 2, "EXACT", 1, "unseen")).contains("meanwhile");
    assertThat(history.active().orElseThrow().number()).isEqualTo(3);

    assertThat(makeLive(administrator, 2, "MERGED", 3, "both")).contains("is active");
    assertThat(history.files(4).get(QUALITY)).endsWith("# mine\n");
    assertThat(history.files(4).get("dictionary.yaml")).startsWith("# theirs\n");

    assertThat(makeLive(administrator, 2, "EXACT", 4, "mine alone")).contains("is active");
    assertThat(history.files(5)).isEqualTo(history.files(2));
  }

  @Test
  void whatChangedTheSameLinesIsNotMergedByItselfButInADraft() throws Exception {
    String text = ActiveExample.text(QUALITY);
    type(administrator, QUALITY, "# mine\n" + text);
    save(administrator, "mine");
    administrator.get(Visitor.location(administrator.submit("/mappings", "/mappings/drop")));
    Visitor colleague = as("colleague");
    type(colleague, QUALITY, "# theirs\n" + text);
    publish(colleague, "theirs");

    assertThat(administrator.get("/mappings/versions/2?to=merged").body())
        .contains("changed the same lines", QUALITY)
        .doesNotContain("/make-live");
    assertThat(makeLive(administrator, 2, "MERGED", 3, "both")).contains("changed the same lines");

    String taken =
        Visitor.location(administrator.submit("/mappings/versions/2", "/mappings/versions/2/take"));
    assertThat(administrator.get(taken).body())
        .contains("Your draft now holds what version 2 changed", "changed by both");
  }

  @Test
  void anOwnerHandsOverAnAdministratorSendsBackOrMakesItLiveAndBothAreTold() throws Exception {
    Visitor owner = as("csv-owner");
    type(owner, CSV, ActiveExample.text(CSV) + "# more\n");
    assertThat(owner.get("/mappings/review").body()).contains("# more", "Hand over", "No errors");

    review(owner, "submit", "a remark");

    assertThat(administrator.get("/mappings").body())
        .contains("Waits to be made live", "csv-owner: 1 file", "a remark");
    assertThat(administrator.get("/").body())
        .contains("/mappings/versions/2", "waits to be made live, from csv-owner: a remark");
    assertThat(owner.get("/").body()).doesNotContain("waits to be made live");
    assertThat(owner.get("/mappings").body())
        .contains("Your version 2 waits")
        .doesNotContain("Waits to be made live");
    assertThat(administrator.get("/mappings/versions?state=SUBMITTED").body()).contains("a remark");
    assertThat(
            owner
                .submit(
                    "/mappings/versions/2",
                    "/mappings/versions/2/make-live",
                    "seen",
                    "1",
                    "message",
                    "mine")
                .statusCode())
        .isEqualTo(403);

    administrator.submit(
        "/mappings/versions/2", "/mappings/versions/2/send-back", "reason", "say why");
    assertThat(owner.get("/mappings").body()).contains("sent your version 2 back: say why");
    assertThat(owner.get("/").body()).contains("sent back by administrator: say why");
    assertThat(administrator.get("/").body()).doesNotContain("/mappings/versions/2");
    assertThat(administrator.get("/mappings").body()).doesNotContain("csv-owner: 1 file");
    String late =
        Visitor.location(
            administrator.submit(
                "/mappings/versions/2", "/mappings/versions/2/send-back", "reason", "again"));
    assertThat(administrator.get(late).body()).contains("does not wait any more");

    owner.submit("/mappings/versions/2", "/mappings/versions/2/submit");
    owner.submit("/mappings/versions/2", "/mappings/versions/2/withdraw");
    assertThat(history.find(2).orElseThrow().state()).isEqualTo(State.SAVED);
    owner.submit("/mappings/versions/2", "/mappings/versions/2/submit");
    assertThat(makeLive(administrator, 2, "EXACT", 1, "a remark")).contains("is active");
    assertThat(history.active().orElseThrow().author()).isEqualTo("csv-owner (administrator)");
    assertThat(owner.get("/mappings").body())
        .doesNotContain("waits for an administrator", "Give up the draft");
    assertThat(acts())
        .containsExactly("SAVE", "SUBMIT", "RETURN", "SUBMIT", "WITHDRAW", "SUBMIT", "APPLY");
  }

  @Test
  void anAdministratorGoesOnFromAVersionAndNoDraftIsLostOnTheWay() throws Exception {
    Visitor owner = as("csv-owner");
    type(owner, CSV, ActiveExample.text(CSV) + "# more\n");
    save(owner, "a remark");
    type(administrator, QUALITY, ActiveExample.text(QUALITY) + "# mine\n");

    administrator.submit("/mappings/versions/2", "/mappings/versions/2/take");
    assertThat(administrator.get("/mappings?file=quality.yaml").body()).contains("# mine");
    administrator.submit("/mappings/versions/2", "/mappings/versions/2/take", "replace", "true");

    assertThat(new Drafts(database.dataSource(), Clock.systemUTC()).files("administrator"))
        .isEqualTo(history.files(2));
    type(administrator, CSV, ActiveExample.text(CSV) + "# more\n# still more\n");
    save(administrator, "and more");
    assertThat(administrator.get("/mappings/versions/3?to=2").body()).contains("# still more");
    assertThat(history.files(2).get(CSV)).endsWith("# more\n").doesNotContain("still");
  }

  @Test
  void aSourceOwnerSeesTheVersionsThatChangedTheirFilesAndNoOtherByWhateverUrl() throws Exception {
    type(administrator, CHT, ActiveExample.text(CHT) + "# remark of the other\n");
    publish(administrator, "a word about the other");
    type(administrator, CSV, ActiveExample.text(CSV) + "# remark\n");
    type(administrator, CHT, ActiveExample.text(CHT) + "# second of the other\n");
    save(administrator, "a word about both");
    Visitor owner = as("csv-owner");
    Visitor other = as("cht-owner");

    assertThat(owner.get("/mappings/versions").body())
        .contains("the example", "a word about both")
        .doesNotContain("a word about the other");
    assertThat(owner.get("/mappings/versions.csv", "Accept", "*/*").body())
        .contains("a word about both")
        .doesNotContain("a word about the other");
    assertThat(other.get("/mappings/versions").body()).contains("a word about the other");
    assertThat(owner.get("/mappings/versions/2").statusCode()).isEqualTo(404);
    assertThat(owner.get("/mappings/versions/3?to=2").statusCode()).isEqualTo(404);
    for (String to : new String[] {"", "?to=active", "?to=1", "?to=merged"}) {
      assertThat(owner.get("/mappings/versions/3" + to).body())
          .as(to)
          .contains("# remark")
          .doesNotContain("of the other", "example-cht");
    }
    assertThat(owner.get("/mappings").body())
        .as("no link to what they do not see")
        .doesNotContain("/mappings/versions/2");
    for (String act : new String[] {"submit", "withdraw", "take", "send-back", "make-live"}) {
      assertThat(owner.submit("/mappings", "/mappings/versions/2/" + act).statusCode())
          .as(act)
          .isEqualTo(404);
    }

    owner.submit("/mappings/versions/3", "/mappings/versions/3/take");
    assertThat(
            database
                .sql()
                .queryForList(
                    "select path from draft_file where account = 'csv-owner'", String.class))
        .containsExactly(CSV);
  }

  @Test
  void thePagesOfAVersionSpeakFrench() throws Exception {
    type(administrator, QUALITY, "rules: [\n");
    save(administrator, "half");

    for (String page :
        new String[] {
          "/mappings/versions", "/mappings/versions/2", "/mappings/review", "/mappings"
        }) {
      assertThat(administrator.get(page, "Accept-Language", "fr").body())
          .as(page)
          .doesNotContain("??");
    }
    assertThat(administrator.get("/mappings/versions/2", "Accept-Language", "fr").body())
        .contains("enregistrée, pas en service", "Mettre en service");
  }

  private String makeLive(Visitor visitor, long number, String how, long seen, String message)
      throws Exception {
    String page = "/mappings/versions/" + number;
    return visitor.ended(
        Visitor.location(
            visitor.submit(
                page,
                page + "/make-live",
                "how",
                how,
                "seen",
                Long.toString(seen),
                "message",
                message)));
  }

  private void publish(Visitor visitor, String message) throws Exception {
    assertThat(visitor.ended(Visitor.location(review(visitor, "publish", message))))
        .contains("is active");
  }

  /** Looks the draft through and does something with it. */
  private static HttpResponse<String> review(Visitor visitor, String act, String message)
      throws Exception {
    HttpResponse<String> page = visitor.get("/mappings/review");
    return visitor.submit(
        page, "/mappings/review/" + act, "seen", Visitor.seen(page), "message", message);
  }

  /** The page to which saving leads. */
  private static String save(Visitor visitor, String message) throws Exception {
    return visitor.get(Visitor.location(review(visitor, "save", message))).body();
  }

  private static void type(Visitor visitor, String file, String text) throws Exception {
    assertThat(Typing.into(visitor, file, text).statusCode()).isEqualTo(200);
  }

  private List<String> acts() {
    return database
        .sql()
        .queryForList(
            "select act from audit where act in ('SAVE', 'SUBMIT', 'WITHDRAW', 'RETURN', 'APPLY')"
                + " order by entry offset 1",
            String.class);
  }

  private Visitor as(String account) throws Exception {
    return console.visitor().logIn(account);
  }
}

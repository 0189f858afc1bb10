package org.relais.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.config.ConfigurationText;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Drafts;
import org.relais.ledger.NewVersion;
import org.relais.ledger.SavedVersions;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;

/** The console as people see it: a real browser, real pages, a real database. */
class ConsoleInBrowserTest {
  private static final Pattern FOCUSED = Pattern.compile("CodeMirror-focused");

  private static Chromium chromium;
  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    chromium = Chromium.start();
    database = ExampleLedger.fresh();
    acknowledge();
    console =
        TestConsole.over(
            database.dataSource(),
            TestConsole.deploymentWith(
                "sources/example-rest.yaml",
                text -> text.replace("overlap: 10 minutes", "until: updated_before")));
  }

  /** As if the visits of eight weeks had arrived, most within a day, some after a week. */
  private static void acknowledge() {
    database
        .sql()
        .update(
            """
            insert into first_acknowledgements (target, source, day, days, visits)
            select 'stick', ?, current_date - n, days, 1 + (n * 7 + days * 5) % 4 + 6 / (days + 1)
              from generate_series(0, 55) n cross join generate_series(0, 6 + n / 14) days
            """,
            ExampleLedger.SOURCE);
  }

  @AfterAll
  static void end() {
    if (console != null) {
      console.close();
      database.close();
      chromium.close();
    }
  }

  @Test
  void noPageHasASeriousFaultForThoseWhoSeeOrMoveOtherwise() {
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      List<String> complaints = complaints(page);
      page.navigate(url("/login"));
      PageCheck.passesInLightAndDark(page, "login");
      logIn(page, "administrator");
      for (Stop stop : stops()) {
        page.navigate(url(stop.path()));
        PageCheck.passesInLightAndDark(page, stop.name());
      }
      page.navigate(url("/errors?kind=cell"));
      page.locator(".causes tbody a").first().click();
      page.waitForURL("**/errors/C*");
      PageCheck.passesInLightAndDark(page, "cause");
      page.locator("tbody a").first().click();
      page.waitForURL("**/errors/items/V*");
      PageCheck.passesInLightAndDark(page, "item-value");
      page.navigate(url("/errors?kind=record"));
      page.locator(".causes tbody a").first().click();
      page.waitForURL("**/errors/C*");
      page.locator("tbody a").first().click();
      page.waitForURL("**/errors/items/R*");
      PageCheck.passesInLightAndDark(page, "item-record");
      assertThat(complaints).as("what the browser complained of").isEmpty();
    }
  }

  private record Stop(String name, String path) {}

  private static List<Stop> stops() {
    return List.of(
        new Stop("overview", "/"),
        new Stop("overview-all-time", "/?month=all"),
        new Stop("overview-plots", "/overview/plots"),
        new Stop("errors", "/errors"),
        new Stop("errors-waiting", "/errors?state=waiting"),
        new Stop("errors-empty", "/errors?state=discarded"),
        new Stop("figures", "/figures?period=202610"),
        new Stop("figures-site", "/figures?period=202610&year=2026&orgUnit=" + site()),
        new Stop("figure", "/figures/value?period=202610&element=MAL_POS"),
        new Stop("differences", "/figures/differences?period=202609"),
        new Stop("completeness", "/figures/completeness?period=202610"),
        new Stop("trends", "/figures/trends?period=202610"),
        new Stop("sources", "/sources"),
        new Stop("source", "/sources/" + ExampleLedger.SOURCE),
        new Stop("source-records", "/sources/" + ExampleLedger.SOURCE + "/records"),
        new Stop("backfill", "/sources/example-rest/backfill?from=2026-10-01&to=2026-10-31"),
        new Stop("approval-empty", "/approval"),
        new Stop("work", "/work"),
        new Stop("targets", "/targets"),
        new Stop("target", "/targets/stick"),
        new Stop("connect", "/connect"),
        new Stop("mappings", "/mappings?file=dictionary.yaml"),
        new Stop("mappings-history", "/mappings/versions"),
        new Stop("mappings-version", "/mappings/versions/1"),
        new Stop("trial", "/trial?source=" + ExampleLedger.SOURCE + "&rejected=false"),
        new Stop("trial-rejected", "/trial?source=" + ExampleLedger.SOURCE + "&rejected=true"),
        new Stop("changes", "/mappings/changes"),
        new Stop("tables", "/mappings/tables"),
        new Stop("table", "/mappings/table?file=lookups/cht_places.csv"),
        new Stop(
            "pick", "/mappings/table/pick?file=lookups/cht_places.csv&row=0&column=to&at=01010102"),
        new Stop("audit", "/audit"),
        new Stop("settings-users", "/settings"),
        new Stop("settings-roles", "/settings/roles"),
        new Stop("settings-tokens", "/settings/tokens"),
        new Stop("settings-secrets", "/settings/secrets"),
        new Stop("settings-alerts", "/settings/alerts"),
        new Stop("settings-alerts-change", "/settings/alerts/change"),
        new Stop("settings-language", "/settings/language"),
        new Stop("account", "/account"));
  }

  private static String site() {
    return String.valueOf(
        database
            .sql()
            .queryForObject(
                "select min(org_unit) from cell where period = '202610' and hold = 'PARKED'",
                String.class));
  }

  @Test
  void aPeriodIsApprovedAndWhatWasDoneIsRead(@TempDir Path folder) throws Exception {
    try (TestConsole approving =
            TestConsole.over(database.dataSource(), TestConsole.deploymentWithApproval(folder));
        BrowserContext context = context(1280, 720, "fr", ColorScheme.LIGHT)) {
      String origin = "http://127.0.0.1:" + approving.port();
      Page page = context.newPage();
      page.navigate(origin + "/approval");
      page.locator("#username").fill("operator");
      page.locator("#password").fill(Visitor.PASSWORD);
      page.locator("button.main").click();
      PageCheck.passes(page, "approvals");
      page.locator("tbody a").first().click();
      PlaywrightAssertions.assertThat(page.locator("#values")).isVisible();
      PageCheck.passes(page, "approval");
      page.locator(".ask summary").first().click();
      page.locator("button[type=submit].main").first().click();

      PlaywrightAssertions.assertThat(page.locator("main")).containsText("sont validées");
    }
  }

  @Test
  void aPhoneShowsTheOverviewAndTheFailedTransfersWithoutScrollingSideways() {
    try (BrowserContext context = context(390, 844, "fr", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      logIn(page, "operator");
      for (String path : List.of("/", "/errors", "/sources")) {
        page.navigate(url(path));
        PageCheck.passes(page, "phone-" + (path.length() > 1 ? path.substring(1) : "overview"));
        assertThat((Number) page.evaluate("document.documentElement.scrollHeight"))
            .as(path + " is not a tower of letters")
            .satisfies(height -> assertThat(height.intValue()).isLessThan(5 * 844));
      }
    }
  }

  @Test
  void aCauseIsSetAsideByKeyboardAloneAndTheNextPersonSeesWhy() {
    try (BrowserContext context = context(1280, 720, "fr", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/errors?kind=record"));
      page.locator("#username").fill("source-owner");
      page.keyboard().press("Tab");
      page.keyboard().type(Visitor.PASSWORD);
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Transferts en échec");

      page.locator(".causes a").last().focus();
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("h1")).not().hasText("Transferts en échec");
      page.locator(".ask summary").focus();
      page.keyboard().press("Enter");
      page.locator("#reason").fill("connu depuis mai");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");

      PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("mis de côté");
      PlaywrightAssertions.assertThat(page.locator(".undo")).containsText("encore");
      page.locator("tbody a").first().click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("connu depuis mai");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("source-owner");
    }
  }

  @Test
  void whatIsWrongInAMappingShowsAsOneTypesIt() {
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      List<String> complaints = complaints(page);
      page.navigate(url("/login"));
      logIn(page, "administrator");
      page.navigate(url("/mappings?file=sources/" + ExampleLedger.SOURCE + ".yaml"));
      page.locator(".CodeMirror").click();
      page.keyboard().press("Control+End");
      page.keyboard().type("colour: red\n");

      PlaywrightAssertions.assertThat(page.locator("#findings .found")).containsText("colour");
      PlaywrightAssertions.assertThat(page.locator(".CodeMirror .mark.ERROR")).hasCount(1);
      PlaywrightAssertions.assertThat(page.locator("#kept")).hasText("Kept in your draft.");
      page.keyboard().press("Control+Home");
      page.locator("#findings .found a").first().click();
      PlaywrightAssertions.assertThat(page.locator(".CodeMirror")).hasClass(FOCUSED);
      page.locator("#trial .steps .lit, #trial .steps .step").first().waitFor();
      // In one script, for what becomes of the record is renewed as the cursor moves.
      assertThat(
              page.evaluate(
                  "() => document.querySelector('#trial .steps').getBoundingClientRect().left"
                      + " > document.querySelector('.CodeMirror').getBoundingClientRect().right"))
          .as("what becomes of a record stands beside the text")
          .isEqualTo(true);
      PageCheck.keepPicture(page, "mappings-editing");
      page.locator(".CodeMirror").press("Control+z");
      PlaywrightAssertions.assertThat(page.locator("#findings")).containsText("No errors");
      assertThat(complaints.stream().filter(said -> !said.contains("404")).toList()).isEmpty();
    }
  }

  @Test
  void whatWasTypedLastIsKeptBeforeOneGoesOnAndNothingIsLostWhileTheConsoleIsSilent() {
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      logIn(page, "administrator");
      page.navigate(url("/mappings?file=quality.yaml"));
      page.evaluate(
          "document.querySelector('.CodeMirror').CodeMirror.replaceRange('# last\\n', {line: 0, ch: 0});"
              + "document.querySelector('.files a[href*=dictionary]').click();");
      page.waitForURL("**/mappings?file=dictionary.yaml");
      assertThat(drafted("quality.yaml")).startsWith("# last\n");

      List<String> dialogs = new ArrayList<>();
      page.onDialog(
          dialog -> {
            dialogs.add(dialog.type());
            dialog.dismiss();
          });
      page.navigate(url("/mappings?file=quality.yaml"));
      page.route("**/mappings/text", Route::abort);
      page.locator(".CodeMirror").click();
      page.keyboard().press("Control+Home");
      page.keyboard().type("# later ");
      PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Not kept yet");
      page.locator(".files a[href*=dictionary]").click();
      page.waitForCondition(() -> dialogs.contains("beforeunload"));
      page.unroute("**/mappings/text");

      PlaywrightAssertions.assertThat(page.locator("#kept")).hasText("Kept in your draft.");
      assertThat(page.url()).endsWith("file=quality.yaml");
      assertThat(drafted("quality.yaml")).startsWith("# later # last\n");
    } finally {
      database.sql().update("delete from draft");
    }
  }

  @Test
  void aWindowWithAnOlderTextAsksBeforeItOverwritesWhatAnotherKept() {
    Drafts drafts = new Drafts(database.dataSource(), Clock.systemUTC());
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      logIn(page, "administrator");
      page.navigate(url("/mappings?file=quality.yaml"));
      drafts.put("administrator", "quality.yaml", "# the other window\n");
      page.locator(".CodeMirror").click();
      page.keyboard().press("Control+Home");
      page.keyboard().type("# mine ");

      PlaywrightAssertions.assertThat(page.locator("#refused [role=alert]"))
          .containsText("says something else by now");
      assertThat(drafted("quality.yaml")).isEqualTo("# the other window\n");
      PlaywrightAssertions.assertThat(page.locator(".CodeMirror")).containsText("# mine ");
      PageCheck.passesInLightAndDark(page, "mappings-refused");
      page.locator("#refused button").click();
      PlaywrightAssertions.assertThat(page.locator("#kept")).hasText("Kept in your draft.");
      PlaywrightAssertions.assertThat(page.locator("#refused")).isEmpty();
      assertThat(drafted("quality.yaml")).startsWith("# mine ").contains("\n");

      drafts.put("administrator", "quality.yaml", "# the other window\n");
      page.evaluate("document.querySelector('form.code').submit()");
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Not kept");
      PageCheck.passesInLightAndDark(page, "mappings-refused-without-scripts");
    } finally {
      database.sql().update("delete from draft");
    }
  }

  private static String drafted(String path) {
    return new Drafts(database.dataSource(), Clock.systemUTC()).files("administrator").get(path);
  }

  @Test
  void aDraftIsSavedAsAVersionAndMergedWithWhatSomebodyElsePublished() {
    Clock clock = Clock.systemUTC();
    VersionHistory history = new VersionHistory(database.dataSource());
    String text = history.files(1).get("quality.yaml");
    new Drafts(database.dataSource(), clock)
        .put("administrator", "quality.yaml", "# ours\n" + text);
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      logIn(page, "administrator");
      page.navigate(url("/mappings/review"));
      PageCheck.passesInLightAndDark(page, "mappings-review");
      page.locator("#message").fill("for the ministry");
      page.locator("button:text-is('Save as version')").click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("saved, not live");
      PageCheck.passesInLightAndDark(page, "mappings-saved");

      publishAside(history, "# theirs\n" + text, clock);
      page.navigate(url("/mappings"));
      page.locator("a:text-is('Merge')").click();
      PageCheck.passesInLightAndDark(page, "mappings-merge");
      page.locator("label:has-text('theirs')").last().click();
      page.locator("button:text-is('Show what comes of it')").click();
      PlaywrightAssertions.assertThat(page.locator("#comes")).isVisible();
      page.locator("button:text-is('Keep it in my draft')").click();
      PlaywrightAssertions.assertThat(page.locator("[role=status]").first())
          .containsText("now stand on the active configuration");
    } finally {
      database.sql().update("delete from draft");
      database.sql().update("delete from version_history where number > 1");
    }
  }

  private static void publishAside(VersionHistory history, String quality, Clock clock) {
    SortedMap<String, String> files = history.files(1);
    files.put("quality.yaml", quality);
    ConfigurationText theirs = ConfigurationText.of(files);
    ConfigurationVersion saved =
        new SavedVersions(database.dataSource(), clock)
            .save(
                theirs.version(),
                new NewVersion(theirs.files(), theirs.tests(), "colleague", "theirs"),
                1);
    database
        .sql()
        .update("update version_history set state = 'LIVE' where number = ?", saved.number());
  }

  @Test
  void theOverviewIsLightAtFirstAndLighterAfter() {
    try (BrowserContext context = context(1280, 720, "en", ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      logIn(page, "viewer");
      long first = transferred(page);
      page.navigate(url("/errors"));
      page.navigate(url("/"));
      long after = transferred(page);

      assertThat(first).as("bytes of the first load").isPositive().isLessThan(300_000);
      assertThat(after).as("bytes after").isPositive().isLessThan(30_000);
      assertThat(page.locator("canvas").count()).isEqualTo(2);
    }
  }

  /** Bytes that came over the network for the page as it stands. */
  private static long transferred(Page page) {
    PageCheck.awaitRest(page);
    return ((Number)
            page.evaluate(
                "performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"))
        .longValue();
  }

  /** Errors of scripts, and what the content policy kept out. */
  private static List<String> complaints(Page page) {
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return complaints;
  }

  private static void logIn(Page page, String account) {
    page.locator("#username").fill(account);
    page.locator("#password").fill(Visitor.PASSWORD);
    page.locator("button.main").click();
    page.waitForURL(url("/"));
  }

  private static BrowserContext context(
      int width, int height, String language, ColorScheme scheme) {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Africa/Bamako")
                .setColorScheme(scheme));
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + console.port() + path;
  }
}

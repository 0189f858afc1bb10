package org.relais.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** What each role finds in its browser, what it does not, and what it is refused by address. */
class RolesInBrowserTest {
  private static final String OTHER_SOURCE = "example-cht";
  private static final String OTHER_OWNER = "other-owner";

  private static Chromium chromium;
  private static TestDatabase database;
  private static TestConsole console;
  private static String record;
  private static String value;

  @BeforeAll
  static void serve() throws Exception {
    chromium = Chromium.start();
    database = ExampleLedger.fresh();
    TestAccounts.of(database.dataSource())
        .add(OTHER_OWNER, Role.SOURCE_OWNER, Set.of(OTHER_SOURCE), Visitor.PASSWORD, "test");
    record =
        "/errors/items/R" + number("select min(rejection) from rejection where hold = 'PARKED'");
    value = "/errors/items/V" + number("select min(cell) from cell where hold = 'PARKED'");
    console = TestConsole.over(database.dataSource());
  }

  private static long number(String query) {
    return database.sql().queryForObject(query, Long.class);
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
  void aViewerLooksAtEverythingMaskedAndChangesNothing() {
    as(
        "viewer",
        page -> {
          assertThat(menu(page))
              .isEqualTo("Overview Failed transfers Figures Approval Sources Targets");
          open(page, "/errors");
          assertThat(page.locator(".causes tbody tr").count()).isPositive();
          lacks(page, ".acts");
          open(page, "/sources/" + ExampleLedger.SOURCE);
          lacks(page, ".acts");
          open(page, "/sources");
          lacks(page, "a[href='/connect']");
          open(page, "/targets/stick");
          lacks(page, ".acts");
          open(page, record);
          lacks(page, ".acts");
          lacks(page, "form[action*='/whole']");
          refused(page, 403, "/mappings", "/audit", "/settings", "/settings/secrets", "/connect");
        });
  }

  @Test
  void anOperatorMendsAndReadsTheAuditTrailAndMakesNoAccounts() {
    as(
        "operator",
        page -> {
          assertThat(menu(page))
              .isEqualTo(
                  "Overview Failed transfers Figures Approval Sources Targets Mappings Audit");
          open(page, "/errors");
          has(page, ".acts button");
          open(page, "/sources/" + ExampleLedger.SOURCE);
          has(page, "form[action$='/pull-again']");
          open(page, "/targets/stick");
          has(page, ".acts");
          open(page, record);
          has(page, "form[action*='/discard']");
          has(page, "form[action*='/whole']");
          open(page, "/audit");
          assertThat(page.locator("tbody").innerText()).contains("LOG_IN");
          refused(page, 403, "/settings", "/settings/roles", "/settings/tokens");
        });
  }

  @Test
  void anAdministratorDoesAllOfThatAndGivesAccountsAndRoles() {
    as(
        "administrator",
        page -> {
          assertThat(menu(page)).endsWith("Mappings Audit Settings");
          open(page, "/errors");
          has(page, ".acts button");
          open(page, "/settings");
          has(page, "form[action='/settings/users']");
          assertThat(page.locator("tbody").innerText())
              .contains("source-owner", "with a password", OTHER_SOURCE);
          lacks(page, "form[action$='/openid']");
          open(page, "/settings/secrets");
          has(page, "form[action='/settings/secrets']");
        });
  }

  @Test
  void aSourceOwnerMendsTheirOwnSourceAndFindsNothingOfAnother() {
    as(
        "source-owner",
        page -> {
          assertThat(menu(page)).isEqualTo("Overview Failed transfers Figures Sources Mappings");
          open(page, "/errors");
          has(page, ".acts button");
          open(page, "/sources");
          assertThat(page.locator("main").innerText())
              .contains(ExampleLedger.SOURCE)
              .doesNotContain(OTHER_SOURCE);
          open(page, record);
          has(page, "form[action*='/whole']");
          open(page, "/mappings?file=sources/" + ExampleLedger.SOURCE + ".yaml");
          refused(page, 404, "/sources/" + OTHER_SOURCE, value);
          refused(page, 404, "/mappings?file=sources/" + OTHER_SOURCE + ".yaml");
          refused(page, 403, "/audit", "/settings", "/targets", "/targets/stick", "/approval");
        });
  }

  @Test
  void theOwnerOfAnotherSourceDoesNotReachARecordByItsAddress() {
    as(
        OTHER_OWNER,
        page -> {
          open(page, "/errors");
          assertThat(page.locator("main").innerText()).doesNotContain(ExampleLedger.SOURCE);
          refused(page, 404, record, value, "/sources/" + ExampleLedger.SOURCE);
          refused(page, 404, "/trial?source=" + ExampleLedger.SOURCE + "&rejected=true");
          refused(page, 404, "/mappings?file=sources/" + ExampleLedger.SOURCE + ".yaml");
        });
  }

  /** In a browser of their own, at the page to which the log-in leads. */
  private static void as(String account, Consumer<Page> looks) {
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(new NewContextOptions().setViewportSize(1280, 720).setLocale("en"))) {
      Page page = context.newPage();
      page.navigate(url("/login"));
      page.locator("#username").fill(account);
      page.locator("#password").fill(Visitor.PASSWORD);
      page.locator("button.main").click();
      page.waitForURL(url("/"));
      PageCheck.awaitRest(page);
      PageCheck.keepPicture(page, "role-" + account);
      looks.accept(page);
    }
  }

  /** The entries in one line, without how many failed. */
  private static String menu(Page page) {
    return String.join(" ", page.locator("nav.menu a").allInnerTexts())
        .replaceAll("[0-9,]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static void has(Page page, String selector) {
    assertThat(page.locator(selector).count()).as(selector + " at " + page.url()).isPositive();
  }

  private static void lacks(Page page, String selector) {
    assertThat(page.locator(selector).count()).as(selector + " at " + page.url()).isZero();
  }

  private static void open(Page page, String path) {
    assertThat(status(page, path)).as(path).isEqualTo(200);
  }

  /** Told in plain words, and with nothing of what is there. */
  private static void refused(Page page, int status, String... paths) {
    for (String path : paths) {
      assertThat(status(page, path)).as(path).isEqualTo(status);
      assertThat(page.locator("h1").innerText())
          .isEqualTo(status == 403 ? "Not for this account" : "There is nothing here");
    }
  }

  private static int status(Page page, String path) {
    Response response = page.navigate(url(path));
    return response.status();
  }

  private static String url(String path) {
    return console.origin() + path;
  }
}

package org.relais.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.PasswordLinks;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

/** The pages to which no menu leads: the answers to acts, to links in mails, and to mistakes. */
final class ResultPagesInBrowserTest {
  private static final String TABLE = "lookups/cht_places.csv";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Chromium chromium;
  private static TestDatabase database;
  private static TestConsole console;
  private static Visitor administrator;

  @BeforeAll
  static void serve() throws Exception {
    chromium = Chromium.start();
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    administrator = console.visitor().logIn("administrator");
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
  void whatAnActLeadsToHasNoSeriousFault(@TempDir Path folder) throws Exception {
    String connected =
        Visitor.location(
            submit(
                "/connect",
                "name",
                "ong-rest",
                "type",
                "rest",
                "url",
                "http://127.0.0.1:1/v",
                "auth",
                "none",
                "every",
                "15 minutes",
                "timeZone",
                "Africa/Bamako"));
    assertThat(connected).isEqualTo("/connect/ong-rest");
    try (BrowserContext context = context()) {
      Page page = logIn(context, "administrator");
      check(page, connected, "connected");
      giveUpTheSource();

      check(
          page, administrator.result(submit("/sources/example-csv/try"), PATIENCE), "source-tried");
      changeTheMapping();
      check(
          page,
          administrator.result(submit("/mappings/changes", "period", "202610"), PATIENCE),
          "changes-result");
      page.navigate(url("/work"));
      page.locator("main a[href^='/work/']").first().click();
      page.waitForURL("**/work/*");
      PageCheck.passesInLightAndDark(page, "work-one");
      importATable(page, folder);
    }
  }

  /** Of a connection alone nothing can be counted. */
  private static void giveUpTheSource() {
    drafts().remove("administrator", "sources/ong-rest.yaml");
  }

  private static void changeTheMapping() {
    String source = "sources/example-csv.yaml";
    String text = TestConsole.exampleDeployment().files().getOrDefault(source, "");
    drafts().put("administrator", source, text.replace("Positif: positive", "Positif: negative"));
  }

  private static void importATable(Page page, Path folder) throws Exception {
    byte[] table = administrator.bytes("/mappings/table.csv?file=" + TABLE);
    Path changed = folder.resolve("places.csv");
    Files.writeString(
        changed, new String(table, "UTF-8").stripTrailing() + "\nelsewhere,01010102\n");
    page.navigate(url("/mappings/table?file=" + TABLE));
    page.locator("details.own summary").last().click();
    page.locator("#upload").setInputFiles(changed);
    page.locator("form[action*='/table/import'] button").click();
    page.waitForURL("**/mappings/table/import**");
    PageCheck.passesInLightAndDark(page, "table-import");
    assertThat(page.locator("main").innerText()).contains("elsewhere");
  }

  @Test
  void whatAMistakeLeadsToHasNoSeriousFault() {
    try (BrowserContext context = context()) {
      Page page = logIn(context, "viewer");
      check(page, "/errors/C999999", "cause-gone");
      check(page, "/nowhere", "not-found");
      check(page, "/settings", "not-allowed");
    }
  }

  @Test
  void whereALinkOfAMailLeadsHasNoSeriousFault() {
    String word = new PasswordLinks(database.dataSource(), Clock.systemUTC()).issue("viewer", "x");
    try (BrowserContext context = context()) {
      Page page = context.newPage();
      check(page, "/new-password?word=" + word, "new-password");
      check(page, "/new-password?word=used", "new-password-used");
    }
  }

  @Test
  void theFirstStartHasNoSeriousFault() throws Exception {
    try (TestDatabase empty = TestDatabase.fresh();
        TestConsole first = TestConsole.over(empty.dataSource());
        BrowserContext context = context()) {
      Page page = context.newPage();
      page.navigate(first.firstAccountUrl());
      PageCheck.passesInLightAndDark(page, "first-account");
    }
  }

  private static void check(Page page, String path, String name) {
    page.navigate(url(path));
    PageCheck.passesInLightAndDark(page, name);
  }

  private static HttpResponse<String> submit(String path, String... fields) throws Exception {
    return administrator.submit("/account", path, fields);
  }

  private static Drafts drafts() {
    return new Drafts(database.dataSource(), Clock.systemUTC());
  }

  private static Page logIn(BrowserContext context, String account) {
    Page page = context.newPage();
    page.navigate(url("/login"));
    page.locator("#username").fill(account);
    page.locator("#password").fill(Visitor.PASSWORD);
    page.locator("button.main").click();
    page.waitForURL(url("/"));
    return page;
  }

  private static BrowserContext context() {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions()
                .setViewportSize(1280, 720)
                .setLocale("fr")
                .setTimezoneId("Africa/Bamako"));
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + console.port() + path;
  }
}

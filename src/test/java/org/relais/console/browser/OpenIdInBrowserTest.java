package org.relais.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.TestProvider;
import org.relais.console.Visitor;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.Role;
import org.relais.ledger.TestDatabase;

/** The log-in at a provider and the log-out there, under the content policy of a real browser. */
class OpenIdInBrowserTest {
  private Chromium chromium;
  private TestDatabase database;
  private TestProvider provider;
  private TestConsole console;

  @BeforeEach
  void serve() throws Exception {
    chromium = Chromium.start();
    database = TestDatabase.fresh();
    provider = TestProvider.start();
    console =
        TestConsole.over(
            database.dataSource(),
            TestConsole.deploymentWith(provider.settings("preferred_username", null)));
    provider.serving(console.port()).says("s-awa", Map.of("preferred_username", "awa"));
    new OpenIdAccounts(database.dataSource(), Clock.systemUTC())
        .add("awa", Role.ADMINISTRATOR, Set.of(), "test");
  }

  @AfterEach
  void end() {
    if (console != null) {
      console.close();
      provider.close();
      database.close();
    }
    chromium.close();
  }

  @Test
  void onePressLeadsToTheProviderAndBackAndTheLogOutEndsBoth() {
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(new NewContextOptions().setViewportSize(1280, 720).setLocale("fr"))) {
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && message.text().contains("Content Security")) {
              complaints.add(message.text());
            }
          });
      page.navigate(console.origin() + "/audit");
      assertThat(page.locator("a[href='/login/openid']")).hasText("Compte du ministère");
      PageCheck.passesInLightAndDark(page, "login-openid");

      page.locator("a[href='/login/openid']").click();
      logInThere(page);
      assertThat(page.locator("h1")).hasText("Audit");
      assertThat(page.locator("details.who summary")).hasText("awa");

      page.navigate(console.origin() + "/settings");
      PageCheck.passesInLightAndDark(page, "settings-users-openid");
      page.locator("details.who summary").click();
      page.locator("form[action='/logout'] button").click();
      page.waitForURL(console.origin() + "/login");
      page.locator("a[href='/login/openid']").click();
      page.waitForURL(provider.issuer() + "/login");
      assertThat(complaints).isEmpty();
    }
  }

  private void logInThere(Page page) {
    page.waitForURL(provider.issuer() + "/login");
    page.locator("#username").fill("s-awa");
    page.locator("#password").fill(Visitor.PASSWORD);
    page.locator("button[type=submit]").click();
    page.waitForURL(console.origin() + "/audit**");
  }
}

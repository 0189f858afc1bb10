package org.relais.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.Visitor;
import org.relais.console.tables.BoundDeployment;
import org.relais.ledger.Drafts;

/** An administrator fills a binding and matches a site, in French and without a mouse. */
class TablesInBrowserTest {
  private static final String TABLE = "/mappings/table?file=";

  private Page page;
  private String origin;

  @Test
  void aBindingIsFilledByPickingAndASiteMatchedByKeyboard(@TempDir Path work) throws Exception {
    try (Chromium chromium = Chromium.start();
        BoundDeployment bound = BoundDeployment.in(work);
        BrowserContext context =
            chromium
                .browser()
                .newContext(new NewContextOptions().setViewportSize(1280, 720).setLocale("fr"))) {
      origin = "http://127.0.0.1:" + bound.console().port();
      page = context.newPage();
      Drafts drafts = new Drafts(bound.database().dataSource(), Clock.systemUTC());
      page.navigate(origin + TABLE + BoundDeployment.BINDING);
      page.locator("#username").fill("administrator");
      page.locator("#password").fill(Visitor.PASSWORD);
      page.locator("#password").press("Enter");

      bind();
      assertThat(drafts.files("administrator").get(BoundDeployment.BINDING))
          .containsPattern("MAL_POS,,F,\\w{11},\\w{11}\n");

      page.navigate(origin + TABLE + BoundDeployment.LOOKUP);
      match();
      assertThat(drafts.files("administrator").get(BoundDeployment.LOOKUP))
          .contains("Site ASC Inconnu,03010205,yes,", ",person,");
    }
  }

  private void bind() {
    press(page.locator("text=Lire les éléments de données de DHIS2"));
    assertThat(page.locator("main")).containsText("éléments de données à choisir");
    page.locator("[name=new0]").fill("MAL_POS");
    page.locator("[name=new2]").fill("F");
    press(page.locator("[aria-label='Choisir data_element d\\'une nouvelle ligne']"));
    assertThat(page.locator("h1")).hasText("Choisir : data_element");
    assertThat(page.locator("#search")).isFocused();
    page.keyboard().type("tdr positifs");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=status]")).hasText("1 trouvé");
    PageCheck.passes(page, "tables-1");
    press(page.locator(".picks-list button"));
    assertThat(page.locator("h1")).hasText("Choisir : category_option_combo");
    assertThat(page.locator("[role=status]")).hasText("12 trouvés");
    press(page.locator(".picks-list button").first());
    assertThat(page.locator("tr#r0")).containsText("TDR positifs");
    PageCheck.passes(page, "tables-2");
  }

  private void match() {
    press(page.locator("text=Proposer des correspondances"));
    assertThat(page.locator("main")).containsText("2 nouvelles lignes à confirmer");
    Locator row =
        page.locator("tbody tr")
            .filter(new Locator.FilterOptions().setHas(page.locator("[value='Site ASC Inconnu']")));
    press(row.locator("[name=pick]"));
    Locator country = page.locator(".nodes > li > details").first();
    assertThat(country).hasAttribute("open", "open");
    openARegion();
    PageCheck.passes(page, "tables-3");
    page.locator("#search").fill("03010205");
    page.locator("#search").press("Enter");
    press(page.locator(".nodes a").first());
    press(page.locator("button.main"));
    assertThat(page.locator("main")).containsText("03010205 est dans votre brouillon");
  }

  /** What is below it comes when it is asked for. */
  private void openARegion() {
    Locator branch = page.locator(".nodes .nodes > li > details").first();
    branch.locator("> summary").focus();
    page.keyboard().press("Enter");
    assertThat(branch.locator("> ul > li > a").first()).isVisible();
  }

  private void press(Locator target) {
    target.focus();
    page.keyboard().press("Enter");
  }
}

package org.relais.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** What holds for every page: it fits in its window, and axe finds nothing serious in it. */
final class PageCheck {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** Nothing is asked for any more, and each plot shows what was asked for last. */
  private static final String AT_REST =
      """
      !document.querySelector('.htmx-request')
        && [...document.querySelectorAll('canvas[data-plot]')]
             .every(canvas => canvas.chart && canvas.chart !== canvas.before)
      """;

  private static final String REMEMBER_PLOTS =
      "document.querySelectorAll('canvas[data-plot]').forEach(c => { c.before = c.chart; })";

  private static final String WHOLE_MENU =
      """
      innerWidth < 1280
        || [...document.querySelectorAll('.menu')].every(m => m.scrollWidth <= m.clientWidth)
      """;

  private PageCheck() {}

  static void awaitRest(Page page) {
    page.waitForLoadState(LoadState.LOAD);
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> (Boolean) page.evaluate(AT_REST));
  }

  /** Leaves the page light. */
  static void passesInLightAndDark(Page page, String name) {
    passes(page, name);
    page.evaluate(REMEMBER_PLOTS);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    passes(page, name + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /**
   * @param name of the picture that is kept
   */
  static void passes(Page page, String name) {
    awaitRest(page);
    keepPicture(page, name);
    fits(page, name);
    showsTheWholeMenu(page, name);
    assertThat(faults(page)).as(name).isEmpty();
  }

  static void fits(Page page, String name) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " fits in the width of the window")
        .isTrue();
  }

  /** On a laptop every page of the menu is there to be seen; on a phone the menu is moved. */
  private static void showsTheWholeMenu(Page page, String name) {
    assertThat((Boolean) page.evaluate(WHOLE_MENU)).as(name + " shows the whole menu").isTrue();
  }

  static void keepPicture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** In legacy mode axe opens no window for frames, which no page has. */
  private static List<String> faults(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
            .toList();
  }
}

package org.relais.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.cli.ErrorsDeployment;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.ledger.VersionHistory;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.Load;
import org.relais.route.PipelineFactory;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;
import org.relais.route.Rules;

/**
 * The way of a person from what is held to what is delivered, without leaving the browser: a record
 * whose answer the mapping does not know, and values that the DHIS2 refuses.
 */
class MendAndDeliverInBrowserTest {
  private static final String SOURCE = "example-csv";
  private static final Path ROUTES = Path.of("routes");
  private static final Clock CLOCK = Clock.systemUTC();

  /** Recounting and going over to other rules take a while on a busy machine. */
  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

  private Chromium chromium;
  private ErrorsDeployment field;
  private TestDatabase database;
  private RunningRoutes routes;
  private TestConsole console;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void pullAndDeliverWhatCan(@TempDir Path work) throws Exception {
    chromium = Chromium.start();
    field = ErrorsDeployment.in(work);
    field.takeElementOut();
    Deployment deployment =
        ((Compilation.Ok) ConfigurationCompiler.compile(field.config(), Map.of())).deployment();
    database = ledger(deployment);
    routes =
        new RunningRoutes(
            next -> RouteEngine.prepare(next, pipeline(next), ROUTES, EngineMode.ON_DEMAND));
    console =
        TestConsole.over(
            database.dataSource(),
            deployment,
            new ConfigurationHome(field.config(), Map::of),
            routes);
    routes.started(
        RouteEngine.start(deployment, pipeline(deployment), ROUTES, EngineMode.ON_DEMAND));
    engine().pull(SOURCE);
    countAndDeliver();
    context =
        chromium
            .browser()
            .newContext(new NewContextOptions().setViewportSize(1280, 900).setLocale("fr"));
    page = context.newPage();
    logIn();
  }

  @AfterEach
  void end() {
    if (database != null) {
      context.close();
      console.close();
      routes.close();
      database.close();
      field.close();
    }
    chromium.close();
  }

  @Test
  void whatIsHeldIsFoundAndItsMappingMendedTriedPublishedAndTheValuesDelivered() {
    assertThat(field.held()).as("the server refuses the element").isEmpty();

    openTheRejectedRecord();
    goToTheLineOfItsMapping();
    mendTheLine();
    publish("Le registre de Sirésira écrit « positif? »");
    assertThat(version().message()).isEqualTo("Le registre de Sirésira écrit « positif? »");
    assertThat(version().author()).isEqualTo("administrator");

    field.putElementIn();
    retryTheRefusedValues();
    countAndDeliver();

    assertThat(field.held())
        .as("with the mended record, which is one of the two of its site")
        .containsExactly(
            "MAL_POS AGE_BAND=P12M--P60M SEX=M @ 03010201 = 2",
            "MAL_POS AGE_BAND=P12M--P60M SEX=M @ 03020205 = 2");
    menu("Transferts en échec");
    assertThat(page.locator(".empty")).containsText("Rien ici.");
    page.navigate(url("/figures/value?element=MAL_POS&orgUnit=03020205&period=" + field.period()));
    assertThat(page.locator(".big")).hasText(Pattern.compile("2\\s+✓\\s+reçue"));
    assertThat(page.locator("dt:text-is('Reçue par DHIS2') + dd")).hasText("2");
  }

  private void openTheRejectedRecord() {
    menu("Transferts en échec");
    Locator causes = page.locator(".causes tbody tr");
    assertThat(causes).hasCount(2);
    causes.filter(with("MAP007")).locator("a").click();
    assertThat(page.locator(".head .aside").first()).containsText("1 enregistrement");
    page.locator("tbody a").click();
    assertThat(page.locator("tr.fault")).containsText("positif?");
  }

  private void goToTheLineOfItsMapping() {
    page.locator("a:text-is('Essayer la correspondance')").click();
    assertThat(page.locator(".verdict .pill")).hasText("rejeté");
    page.locator(".fields .fault a.origin").click();
    page.waitForURL(Pattern.compile(".*/mappings\\?file=sources.*&line=\\d+"));
    assertThat(page.locator("h2#file")).hasText("sources/" + SOURCE + ".yaml");
    assertThat(page.locator("#trial .verdict .pill")).hasText("rejeté");
  }

  /** The cursor stands at the start of the line; a slip of the fingers is shown and corrected. */
  private void mendTheLine() {
    page.locator(".CodeMirror-focused").waitFor();
    page.keyboard().press("End");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    page.keyboard().type(", \"positif?\": positiv");
    assertThat(page.locator("#findings .found")).containsText("positiv");
    assertThat(page.locator("#findings .pill.bad").first()).hasText("1 erreur");
    assertThat(page.locator("#trial .verdict .pill")).hasText("rejeté");

    page.keyboard().type("e");
    assertThat(page.locator("#findings")).containsText("Aucune erreur");
    assertThat(page.locator("#findings .found")).hasCount(0);
    assertThat(page.locator("#trial .verdict .pill")).hasText("devient une visite");
    assertThat(page.locator("#trial .verdict")).containsText("à présent rejeté");
    assertThat(page.locator("#trial .moves li").filter(with("MAL_POS"))).containsText("+1");
    assertThat(page.locator("#kept")).hasText("Gardé dans votre brouillon.");
  }

  private void publish(String why) {
    page.locator("#findings a.button").click();
    assertThat(page.locator("main")).containsText("\"positif?\": positive");
    page.locator("#message").fill(why);
    page.locator("button:text-is('Publier')").click();
    page.waitForURL("**/work/*");
    assertThat(page.locator("h1")).containsText("Publication");
    assertThat(page.locator("#state .note.ok")).containsText("1 enregistrement a changé", PATIENT);
  }

  private void retryTheRefusedValues() {
    menu("Transferts en échec");
    Locator causes = page.locator(".causes tbody tr");
    assertThat(causes).hasCount(1);
    causes.locator("a").click();
    page.locator("button:text-is('Réessayer les 2')").click();
    assertThat(page.locator("[role=status]").first()).containsText("2 éléments partent", PATIENT);
  }

  private void countAndDeliver() {
    engine().count();
    engine().deliver(Load.cells("national", "ICCM_MONTHLY"));
  }

  private RouteEngine engine() {
    return routes.engine().orElseThrow();
  }

  private ConfigurationVersion version() {
    return new VersionHistory(database.dataSource()).active().orElseThrow();
  }

  private void logIn() {
    page.navigate(url("/login"));
    page.locator("#username").fill("administrator");
    page.locator("#password").fill(Visitor.PASSWORD);
    page.locator("button.main").click();
    page.waitForURL(url("/"));
  }

  private void menu(String page) {
    this.page.locator("nav a").filter(with(page)).first().click();
    assertThat(this.page.locator("h1")).hasText(page);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + console.port() + path;
  }

  private PipelineFactory pipeline(Deployment deployment) {
    return http ->
        new LedgerPipeline(
            deployment,
            database.dataSource(),
            http,
            CLOCK,
            ProgressListener.NOBODY,
            EngineMode.ON_DEMAND);
  }

  private static TestDatabase ledger(Deployment deployment) {
    TestDatabase fresh = TestDatabase.fresh();
    new ConfigurationVersions(fresh.dataSource(), CLOCK)
        .apply(
            Rules.of(deployment),
            new NewVersion(deployment.files(), deployment.tests(), "test", "the first"),
            LocalDate.EPOCH,
            looked -> {});
    TestAccounts.of(fresh.dataSource(), CLOCK)
        .add("administrator", Role.ADMINISTRATOR, Set.of(), Visitor.PASSWORD, "test");
    return fresh;
  }
}

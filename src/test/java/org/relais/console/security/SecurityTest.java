package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;
import static org.relais.console.Visitor.location;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

class SecurityTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static Accounts accounts;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    console = TestConsole.over(database.dataSource());
    accounts = TestAccounts.of(database.dataSource());
    for (Role role : Role.values()) {
      Set<String> sources = role == Role.SOURCE_OWNER ? Set.of("example-cht") : Set.of();
      accounts.add(role.word(), role, sources, PASSWORD, "test");
    }
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/errors", "/sources", "/audit", "/settings", "/anything-else"})
  void whoIsNotLoggedInIsSentToTheLogIn(String path) throws Exception {
    HttpResponse<String> answer = console.visitor().get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo("/login");
  }

  @Test
  void aPartOfAPageThatIsAskedForWithoutALogInSendsTheWholeBrowserThere() throws Exception {
    HttpResponse<String> answer = console.visitor().get("/errors", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
  }

  @Test
  void aLogInLeadsToThePageThatWasAskedForAndALogOutEndsIt() throws Exception {
    Visitor visitor = console.visitor();
    visitor.get("/errors?state=waiting");
    HttpResponse<String> in =
        visitor.submit("/login", "/login", "username", " Viewer", "password", PASSWORD);
    assertThat(location(in)).endsWith("/errors?state=waiting");

    HttpResponse<String> out = visitor.submit("/no-such-page", "/logout");
    assertThat(location(out)).isEqualTo("/login?ended");
    assertThat(location(visitor.get("/"))).isEqualTo("/login");
  }

  @Test
  void aLogInStandsInTheAuditTrail() throws Exception {
    console.visitor().logIn("operator");

    assertThat(
            database
                .sql()
                .queryForObject(
                    "select count(*) from audit where act = 'LOG_IN' and who = 'operator'",
                    Long.class))
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, /audit, 403",
    "source-owner, /audit, 403",
    "viewer, /settings, 403",
    "operator, /settings, 403",
    "source-owner, /settings, 403",
    "administrator, /settings, 200",
    "viewer, /nowhere, 404"
  })
  void eachRoleGetsWhatItMay(String account, String path, int status) throws Exception {
    assertThat(console.visitor().logIn(account).get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void aViewerCanChangeNothing() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");

    assertThat(viewer.submit("/no-such-page", "/errors/retry").statusCode()).isEqualTo(403);
    assertThat(console.visitor().logIn("operator").submit("/no-such-page", "/nowhere").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFormFromElsewhereIsRefused() throws Exception {
    Visitor operator = console.visitor().logIn("operator");

    assertThat(operator.post("/errors/retry").statusCode()).isEqualTo(403);
    assertThat(operator.post("/logout").statusCode()).isEqualTo(403);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountAreToldAlike() throws Exception {
    Visitor visitor = console.visitor();

    String wrong =
        location(visitor.submit("/login", "/login", "username", "viewer", "password", "wrong"));
    String unknown =
        location(visitor.submit("/login", "/login", "username", "nobody", "password", "wrong"));
    assertThat(wrong).isEqualTo(unknown).isEqualTo("/login?failed");
  }

  @Test
  void whoGuessesPasswordsHasToWait() throws Exception {
    Visitor guesser = console.visitor();
    for (int i = 0; i < 10; i++) {
      guesser.submit("/login", "/login", "username", "guessed", "password", "wrong" + i);
    }

    String waits =
        location(guesser.submit("/login", "/login", "username", "guessed", "password", "x"));
    assertThat(waits).startsWith("/login?wait=");
    assertThat(guesser.get(waits).body()).contains("Too many tries");
  }

  @Test
  void aChangeOfTheAccountEndsWhatWasLoggedIn() throws Exception {
    accounts.add("leaver", Role.VIEWER, Set.of(), PASSWORD, "test");
    Visitor leaver = console.visitor().logIn("leaver");
    assertThat(leaver.get("/nowhere").statusCode()).isEqualTo(404);

    accounts.disable("leaver", "test");

    assertThat(location(leaver.get("/nowhere"))).isEqualTo("/login");
    assertThat(location(leaver.logIn("leaver").get("/nowhere"))).isEqualTo("/login");
    accounts.enable("leaver", "test");
    assertThat(leaver.logIn("leaver").get("/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingOfAPageComesFromElsewhereOrRunsInline() throws Exception {
    HttpResponse<String> page = console.visitor().get("/login");

    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                    .contains("frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "http"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.body())
        .doesNotContain("https://", "style=", "onclick")
        .doesNotContainPattern("<script(?![^>]*src=)");
  }

  @Test
  void theSessionCookieIsNotForScriptsNorOtherSites() throws Exception {
    Visitor visitor = console.visitor();
    HttpResponse<String> in =
        visitor.submit("/login", "/login", "username", "viewer", "password", PASSWORD);

    assertThat(visitor.cookies()).extracting(HttpCookie::getName).contains("relais_session");
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
  }

  @Test
  void aProgramComesInWithATokenAndNotWithAnotherOne() throws Exception {
    ApiTokens tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    String token = tokens.issue("operator", "test", Duration.ofDays(1), "test");
    String path = Paths.API + "/nowhere";

    assertThat(bearer(path, token).statusCode()).isEqualTo(404);
    HttpResponse<String> refused = bearer(path, token + "x");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(console.visitor().get(path).statusCode()).isEqualTo(401);
    assertThat(bearer("/", token).statusCode()).as("pages take no token").isEqualTo(302);
    assertThat(database.sql().queryForList("select hash from api_token", String.class))
        .noneMatch(token::contains);
  }

  @Test
  void aTokenEndsWithItsTimeAndWithItsAccount() throws Exception {
    ApiTokens tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    accounts.add("machine", Role.VIEWER, Set.of(), null, "test");
    String past = tokens.issue("machine", "past", Duration.ofSeconds(-1), "test");
    String good = tokens.issue("machine", "good", Duration.ofDays(1), "test");

    assertThat(bearer(Paths.API + "/nowhere", past).statusCode()).isEqualTo(401);
    assertThat(bearer(Paths.API + "/nowhere", good).statusCode()).isEqualTo(404);
    accounts.disable("machine", "test");
    assertThat(bearer(Paths.API + "/nowhere", good).statusCode()).isEqualTo(401);
  }

  @Test
  void theFirstAdministratorIsMadeOnceWithTheWordOfTheStart() throws Exception {
    try (TestDatabase empty = TestDatabase.fresh();
        TestConsole fresh = TestConsole.over(empty.dataSource())) {
      Visitor visitor = fresh.visitor();
      String url = URI.create(fresh.firstAccountUrl()).getRawPath();
      String query = URI.create(fresh.firstAccountUrl()).getRawQuery();
      String word = query.substring("word=".length());

      assertThat(visitor.get("/login").body()).contains("Nobody has an account yet");
      assertThat(visitor.get(url + "?word=guess").statusCode()).isEqualTo(404);
      assertThat(
              visitor
                  .submit(
                      url + "?" + query, url, "word", word, "username", "awa", "password", "short")
                  .body())
          .contains("too short");
      assertThat(
              location(
                  visitor.submit(
                      url + "?" + query,
                      url,
                      "word",
                      word,
                      "username",
                      "Awa",
                      "password",
                      PASSWORD)))
          .isEqualTo("/login?made");

      assertThat(visitor.get(url + "?" + query).statusCode()).isEqualTo(404);
      assertThat(fresh.firstAccountUrl()).isEmpty();
      assertThat(visitor.logIn("awa").get("/settings").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void languageAndColoursAreKeptAndLeadNowhereElse() throws Exception {
    Visitor visitor = console.visitor();
    assertThat(visitor.get("/login", "Accept-Language", "fr-ML,fr;q=0.9").body())
        .contains("lang=\"fr\"", "Mot de passe");
    assertThat(location(visitor.get("/preferences?language=fr&back=/login"))).isEqualTo("/login");
    assertThat(visitor.get("/login").body()).contains("Mot de passe");
    assertThat(location(visitor.get("/preferences?theme=dark&back=//elsewhere.example")))
        .isEqualTo("/");
    assertThat(visitor.get("/login").body()).contains("data-theme=\"dark\"");
  }

  @Test
  void filesAreKeptByTheBrowserUntilTheyChange() throws Exception {
    String page = console.visitor().get("/login").body();
    List<String> files =
        java.util.regex.Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(files)
        .hasSize(4)
        .allMatch(file -> file.matches(".*(-[0-9a-f]{32}\\.\\w+|/\\d+\\.\\d+\\.\\d+/.*)"));
    for (String file : files) {
      HttpResponse<String> answer = console.visitor().get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .contains("max-age=31536000", "public");
    }
  }

  private static HttpResponse<String> bearer(String path, String token) throws Exception {
    return console.visitor().get(path, "Authorization", "Bearer " + token);
  }
}

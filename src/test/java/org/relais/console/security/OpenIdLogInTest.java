package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;
import static org.relais.console.Visitor.location;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.config.OpenIdSettings;
import org.relais.config.OpenIdSettings.GrantedRole;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.console.TestConsole;
import org.relais.console.TestProvider;
import org.relais.console.Visitor;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;
import org.slf4j.LoggerFactory;

/** The log-in at a real OpenID provider, from the button to the page that was asked for. */
class OpenIdLogInTest {
  private static final String BACK = "/login/openid/back";

  private static TestDatabase database;
  private static TestProvider provider;
  private static TestConsole console;
  private static Accounts accounts;
  private static OpenIdAccounts openIds;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    provider = TestProvider.start();
    console = console(provider.settings("preferred_username", null));
    provider.serving(console.port());
    accounts = TestAccounts.of(database.dataSource());
    openIds = new OpenIdAccounts(database.dataSource(), Clock.systemUTC());
    accounts.add("administrator", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
  }

  @AfterAll
  static void end() {
    console.close();
    provider.close();
    database.close();
  }

  private static TestConsole console(OpenIdSettings settings) throws Exception {
    return TestConsole.over(database.dataSource(), TestConsole.deploymentWith(settings));
  }

  @Test
  void theButtonStandsBesideThePasswordInTheReadersLanguage() throws Exception {
    assertThat(console.visitor().get("/login").body())
        .contains("href=\"/login/openid\"", "Ministry account", "name=\"password\"");
    assertThat(console.visitor().get("/login", "Accept-Language", "fr").body())
        .contains("Compte du ministère");
  }

  @Test
  void whoLogsInAtTheProviderComesToThePageThatTheyAskedForWithTheirRole() throws Exception {
    openIds.add("awa", Role.OPERATOR, Set.of(), "test");
    says("s-awa", "awa");
    Visitor awa = console.visitor();
    awa.get("/errors?state=waiting");

    HttpResponse<String> in = follow(awa, "s-awa");
    assertThat(location(in)).endsWith("/errors?state=waiting");
    assertThat(awa.get("/audit").statusCode()).isEqualTo(200);
    assertThat(awa.get("/settings").statusCode()).isEqualTo(403);
    assertThat(awa.get("/account").body()).contains("change your password at the provider");
    assertThat(audit("awa"))
        .contains("test ADD_ACCOUNT operator", "awa BIND_OPENID " + provider.issuer())
        .contains("awa LOG_IN OpenID Connect");
  }

  @Test
  void theProviderIsAskedWithStateNonceAndProofKey() throws Exception {
    String start = location(console.visitor().get("/login/openid"));

    assertThat(start)
        .startsWith(provider.issuer() + "/oauth2/authorize?response_type=code")
        .contains("&state=", "&nonce=", "&code_challenge=", "code_challenge_method=S256")
        .contains("scope=openid%20profile%20email")
        .doesNotContain("secret");
  }

  @Test
  void noTokenCodeOrSecretIsLogged() throws Exception {
    openIds.add("nana", Role.VIEWER, Set.of(), "test");
    says("s-nana", "nana");
    Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> written = new ListAppender<>();
    written.start();
    all.addAppender(written);
    try {
      provider.expecting("another one");
      assertThat(refusal("s-nana")).isEqualTo("setup");
      provider.expecting(TestProvider.SECRET);
      Visitor nana = console.visitor();
      String back = comingBack(nana, "s-nana");
      assertThat(location(nana.get(back))).isEqualTo("/");

      String code = back.replaceFirst(".*code=([^&]+).*", "$1");
      assertThat(List.copyOf(written.list))
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(line -> line.contains("a log-in with OpenID Connect ended"))
          .noneMatch(line -> line.contains(code) || line.contains(TestProvider.SECRET))
          .noneMatch(line -> line.contains("eyJ") || line.contains("nana"));
    } finally {
      provider.expecting(TestProvider.SECRET);
      all.detachAppender(written);
    }
  }

  @Test
  void thePersonIsKnownBySubjectAfterwardsWhateverTheyAreCalledThen() throws Exception {
    openIds.add("binta", Role.VIEWER, Set.of(), "test");
    says("s-binta", "Binta ");
    assertThat(name(logIn("s-binta"))).isEqualTo("binta");

    says("s-binta", "binta.diallo");
    assertThat(name(logIn("s-binta"))).isEqualTo("binta");
    says("s-other", "binta");
    assertThat(refusal("s-other")).isEqualTo("taken");
    assertThat(audit("binta")).contains("openid REFUSE_LOG_IN taken");
  }

  @Test
  void anAccountWithAPasswordOrForProgramsIsNotTakenOverByItsNameAtTheProvider() throws Exception {
    accounts.add("coumba", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
    accounts.add("report", Role.VIEWER, Set.of(), null, "test");
    says("s-coumba", "coumba");
    says("s-report", "report");

    assertThat(refusal("s-coumba")).isEqualTo("other_way");
    assertThat(refusal("s-report")).isEqualTo("other_way");
    assertThat(name(console.visitor().logIn("coumba"))).isEqualTo("coumba");
  }

  @Test
  void anAdministratorLetsAnAccountLogInThroughTheProviderAndBackWithAPassword() throws Exception {
    accounts.add("djeneba", Role.VIEWER, Set.of(), PASSWORD, "test");
    says("s-djeneba", "djeneba");
    Visitor before = console.visitor().logIn("djeneba");
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit("/settings", "/settings/users/djeneba/openid");

    assertThat(administrator.get("/settings?name=djeneba").body())
        .contains("djeneba logs in with OpenID Connect", "bound at the first log-in");
    assertThat(location(before.get("/account"))).isEqualTo("/login");
    assertThat(location(console.visitor().logIn("djeneba").get("/account"))).isEqualTo("/login");
    assertThat(name(logIn("s-djeneba"))).isEqualTo("djeneba");
    assertThat(administrator.get("/settings?name=djeneba").body()).contains("bound since");
    assertThat(administrator.get("/settings/users.csv?name=djeneba").body()).contains(",openid,");

    accounts.changePassword("djeneba", PASSWORD, "test");
    assertThat(refusal("s-djeneba")).isEqualTo("other_way");
    assertThat(name(console.visitor().logIn("djeneba"))).isEqualTo("djeneba");
    assertThat(audit("djeneba")).contains("administrator LET_OPENID null");
  }

  @Test
  void anAccountIsAddedForTheProviderOnThePageAndOverTheApi() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit(
        "/settings", "/settings/users", "username", "sira", "role", "viewer", "way", "openid");
    String token =
        new ApiTokens(database.dataSource(), Clock.systemUTC())
            .issue("administrator", "test", Duration.ofDays(1), "test");
    Visitor program = console.visitor().behind("Authorization", "Bearer " + token, "Accept", "*/*");
    program.post(
        Paths.API + "/settings/users", "name", "tata", "role", "viewer", "logsIn", "openid");
    assertThat(
            program
                .post(Paths.API + "/settings/users", "name", "x", "role", "viewer", "logsIn", "y")
                .body())
        .contains("password, openid or token");

    says("s-sira", "sira");
    says("s-tata", "tata");
    assertThat(name(logIn("s-sira"))).isEqualTo("sira");
    assertThat(name(logIn("s-tata"))).isEqualTo("tata");
    assertThat(program.get(Paths.API + "/settings/users?name=tata", "Accept", "*/*").body())
        .contains("\"logsIn\":\"openid\"", "\"boundSince\":\"2");
    program.post(Paths.API + "/settings/users/tata/openid");
    assertThat(program.get(Paths.API + "/settings/users?name=tata", "Accept", "*/*").body())
        .contains("\"logsIn\":\"openid\"", "\"boundSince\":null");
  }

  @Test
  void whoHasNoAccountOrADisabledOneIsToldSoInPlainWordsAndWrittenDown() throws Exception {
    says("s-nobody", "nobody.here");
    openIds.add("leaver", Role.VIEWER, Set.of(), "test");
    says("s-leaver", "leaver");
    Visitor leaver = logIn("s-leaver");
    accounts.disable("leaver", "test");

    assertThat(refusal("s-nobody")).isEqualTo("unknown_account");
    assertThat(audit("nobody.here")).containsExactly("openid REFUSE_LOG_IN unknown_account");
    assertThat(accounts.find("nobody.here")).isEmpty();
    assertThat(location(leaver.get("/account"))).isEqualTo("/login");
    assertThat(refusal("s-leaver")).isEqualTo("disabled");
    assertThat(console.visitor().get("/login?openid=disabled").body()).contains("is disabled");
    assertThat(console.visitor().get("/login?openid=disabled", "Accept-Language", "fr").body())
        .contains("est désactivé");
  }

  @Test
  void whereTheProviderGivesRolesAccountsAreMadeAndFollowIt() throws Exception {
    RolesClaim roles =
        new RolesClaim(
            "realm_access.roles",
            List.of(
                new GrantedRole("relais-admins", "administrator", List.of()),
                new GrantedRole("relais", "operator", List.of()),
                new GrantedRole("ngo-a", "source-owner", List.of("example-cht")),
                new GrantedRole("ngo-b", "source-owner", List.of("example-csv"))));
    try (TestConsole own = console(provider.settings("preferred_username", roles))) {
      provider.serving(own.port());
      provider.says("s-kadi", held("kadi", "other", "relais", "relais-admins"));
      Visitor kadi = logIn(own, "s-kadi");
      assertThat(kadi.get("/settings").statusCode()).isEqualTo(200);
      assertThat(audit("kadi")).contains("openid ADD_ACCOUNT administrator");

      provider.says("s-kadi", held("kadi", "ngo-b", "ngo-a"));
      Visitor owner = logIn(own, "s-kadi");
      assertThat(location(kadi.get("/settings"))).as("what was open ends").isEqualTo("/login");
      assertThat(owner.get("/sources/example-csv").statusCode()).isEqualTo(200);
      assertThat(owner.get("/settings").statusCode()).isEqualTo(403);
      assertThat(accounts.find("kadi").map(Account::sources))
          .hasValue(Set.of("example-cht", "example-csv"));
      assertThat(audit("kadi")).anyMatch(act -> act.startsWith("openid CHANGE_ROLE source-owner"));

      provider.says("s-kadi", held("kadi", "other"));
      assertThat(refusal(own, "s-kadi")).isEqualTo("no_role");
    } finally {
      provider.serving(console.port());
    }
  }

  private static Map<String, Object> held(String name, String... values) {
    return Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(values)));
  }

  @Test
  void whatComesBackWithAnotherStateOrInAnotherBrowserLogsNobodyIn() throws Exception {
    openIds.add("mariam", Role.VIEWER, Set.of(), "test");
    says("s-mariam", "mariam");
    Visitor mariam = console.visitor();
    String back = comingBack(mariam, "s-mariam");

    Visitor other = console.visitor();
    other.get("/login");
    assertThat(location(other.get(back))).isEqualTo("/login?openid=stale");
    assertThat(location(other.get("/account"))).isEqualTo("/login");
    String forged = back.replaceFirst("state=[^&]+", "state=forged");
    assertThat(location(mariam.get(forged))).isEqualTo("/login?openid=stale");
    assertThat(location(mariam.get(BACK))).isEqualTo("/login?openid=stale");
    assertThat(location(mariam.get(back))).isEqualTo("/");
    assertThat(name(mariam)).isEqualTo("mariam");
    assertThat(location(mariam.get(back))).as("once").isEqualTo("/login?openid=stale");
  }

  @Test
  void whoSaysNoAtTheProviderMayTryAgain() throws Exception {
    Visitor visitor = console.visitor();
    String start = location(visitor.get("/login/openid"));
    String state = start.replaceFirst(".*&state=([^&]+).*", "$1");

    String no = location(visitor.get(BACK + "?error=access_denied&state=" + state));
    assertThat(no).isEqualTo("/login?openid=cancelled");
    assertThat(visitor.get(no).body()).contains("You did not log in at the provider");
  }

  @ParameterizedTest
  @CsvSource({"iss, https://elsewhere.example", "aud, another-client", "nonce, another"})
  void whatTheProviderSaysForOthersOrInAnothersNameIsNotBelieved(String claim, String value)
      throws Exception {
    openIds.add("oumou", Role.ADMINISTRATOR, Set.of(), "test");
    provider.says("s-oumou", Map.of("preferred_username", "oumou", claim, value));

    assertThat(refusal("s-oumou")).isIn("untrusted", "stale");
    assertThat(openIds.of(provider.issuer(), "s-oumou")).isEmpty();
  }

  @Test
  void aProviderThatDoesNotAnswerKeepsNobodyElseOut() throws Exception {
    TestProvider own = TestProvider.start();
    try (TestConsole console = console(own.settings("preferred_username", null))) {
      Visitor late = console.visitor();
      own.serving(console.port());
      String back = comingBack(late, "s-late");
      own.close();

      String told = location(late.get(back));
      assertThat(told).isEqualTo("/login?openid=unavailable");
      assertThat(late.get(told).body()).contains("The provider cannot be reached");
      assertThat(late.get(told, "Accept-Language", "fr").body())
          .contains("Le fournisseur est injoignable");
      assertThat(name(console.visitor().logIn("administrator"))).isEqualTo("administrator");
    } finally {
      own.close();
    }
  }

  @Test
  void aSecretThatTheProviderDoesNotKnowIsToldAsAFaultOfTheSetting() throws Exception {
    provider.expecting("another one");
    try {
      assertThat(refusal("s-anybody")).isEqualTo("setup");
    } finally {
      provider.expecting(TestProvider.SECRET);
    }
  }

  @Test
  void aLogOutEndsTheSessionHereAndLeadsToTheProviderToEndItThere() throws Exception {
    openIds.add("zeinab", Role.VIEWER, Set.of(), "test");
    says("s-zeinab", "zeinab");
    Visitor zeinab = logIn("s-zeinab");

    HttpResponse<String> out = zeinab.submit("/account", "/logout");
    assertThat(out.statusCode()).isEqualTo(200);
    assertThat(out.body()).contains("You have logged out", "To the provider");
    assertThat(out.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self';");
    String there = out.headers().firstValue("Refresh").orElse("").replace("0; url=", "");
    assertThat(there).startsWith(provider.issuer() + "/connect/logout?id_token_hint=");
    assertThat(location(zeinab.get("/account"))).isEqualTo("/login");
    HttpResponse<String> ended = zeinab.go(there);
    assertThat(location(ended)).isEqualTo("http://127.0.0.1:" + console.port() + "/login");
    assertThat(location(zeinab.go(location(zeinab.get("/login/openid")))))
        .as("one logs in there anew")
        .endsWith("/login");
    assertThat(console.visitor().get("/login/openid/leaving").statusCode()).isEqualTo(302);
  }

  @Test
  void whoTriesCodesHasToWait() throws Exception {
    Visitor guesser = console.visitor().behind("X-Forwarded-For", "203.0.113.99");
    String last = "";
    for (int i = 0; i < 70; i++) {
      last = location(guesser.get(BACK + "?code=" + i + "&state=x"));
    }
    assertThat(last).startsWith("/login?wait=");
  }

  private static void says(String subject, String name) {
    provider.says(subject, Map.of("preferred_username", name));
  }

  private static Visitor logIn(String subject) throws Exception {
    return logIn(console, subject);
  }

  private static Visitor logIn(TestConsole at, String subject) throws Exception {
    Visitor visitor = at.visitor();
    String in = location(follow(visitor, subject));
    assertThat(in).as("where the log-in of %s leads", subject).isIn("/", at.origin() + "/");
    return visitor;
  }

  private static String refusal(String subject) throws Exception {
    return refusal(console, subject);
  }

  private static String refusal(TestConsole at, String subject) throws Exception {
    Visitor visitor = at.visitor();
    String to = location(follow(visitor, subject));
    assertThat(to).startsWith("/login?openid=");
    assertThat(visitor.get(to).body()).contains("class=\"note bad\"").doesNotContain("??");
    assertThat(location(visitor.get("/account"))).isEqualTo("/login");
    return to.replace("/login?openid=", "");
  }

  private static HttpResponse<String> follow(Visitor visitor, String subject) throws Exception {
    return visitor.get(comingBack(visitor, subject));
  }

  /** Logs in at the provider; returns where it sends the browser back to. */
  private static String comingBack(Visitor visitor, String subject) throws Exception {
    String start = location(visitor.get("/login/openid"));
    String logIn = location(visitor.go(start));
    HttpResponse<String> in = visitor.submitThere(logIn, "username", subject, "password", PASSWORD);
    String back = location(visitor.go(location(in)));
    assertThat(back).contains(BACK + "?code=");
    return back.substring(back.indexOf(BACK));
  }

  /** Whose account it is. */
  private static String name(Visitor visitor) throws Exception {
    HttpResponse<String> page = visitor.get("/account");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body().replaceFirst("(?s).*<summary>([^<]+)</summary>.*", "$1");
  }

  private static List<String> audit(String subject) {
    return database
        .sql()
        .queryForList(
            "select concat_ws(' ', who, act, coalesce(reason, 'null')) from audit where subject = ? order by entry",
            String.class,
            subject);
  }
}

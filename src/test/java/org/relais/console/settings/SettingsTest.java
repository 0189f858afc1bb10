package org.relais.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;
import static org.relais.console.Visitor.location;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.PasswordLinks;
import org.relais.console.account.Permission;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** Who has an account, what they may, and what people set for themselves. */
class SettingsTest {
  private static final Pattern LINK =
      Pattern.compile("http://[^<\"]*(/new-password\\?word=[\\w-]+)");
  private static final Pattern TOKEN = Pattern.compile("relais_[\\w-]{43}");
  private static final String OTHER = "another four words here";

  private static TestDatabase database;
  private static TestConsole console;
  private static Accounts accounts;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    console = TestConsole.over(database.dataSource());
    accounts = TestAccounts.of(database.dataSource());
    for (Role role : Role.values()) {
      Set<String> sources = role.boundToSources() ? Set.of("example-cht") : Set.of();
      accounts.add(role.word(), role, sources, PASSWORD, "test");
    }
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void somebodyIsAddedChoosesTheirPasswordByALinkThatWorksOnceAndLogsIn() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    HttpResponse<String> added =
        administrator.submit(
            "/settings",
            "/settings/users",
            "username",
            " Fanta@example.org",
            "role",
            "source-owner",
            "source",
            "example-csv");
    assertThat(location(added)).isEqualTo("/settings");
    String page = administrator.get("/settings").body();
    String link = found(LINK, page);
    assertThat(page).contains("fanta@example.org has an account", "no password yet");
    assertThat(administrator.get("/settings").body()).doesNotContain(link);

    Visitor fanta = console.visitor();
    assertThat(fanta.get(link).body()).contains("fanta@example.org");
    assertThat(choose(fanta, link, "short").body()).contains("too short");
    assertThat(location(choose(fanta, link, PASSWORD))).isEqualTo("/login?changed");
    assertThat(choose(console.visitor(), link, OTHER).body()).contains("was used or has ended");
    assertThat(fanta.logIn("fanta@example.org").get("/account").body())
        .contains("Source owner", "example-csv");
    assertThat(fanta.get("/sources").body()).doesNotContain("example-cht");
    assertThat(acts("fanta@example.org"))
        .contains("ADD_ACCOUNT", "ISSUE_PASSWORD_LINK", "CHANGE_PASSWORD");
  }

  @Test
  void anOwnerGetsASourceThatTheyAreToConnectAndKeepsItWithAnotherRole() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String[] ngo = {"username", "kobo-ngo", "role", "source-owner", "connects", "Ong Kobo"};
    administrator.submit("/settings", "/settings/users", ngo);
    assertThat(administrator.get("/settings").body()).contains("small letters, digits and hyphens");

    ngo[5] = "ong-kobo";
    administrator.submit("/settings", "/settings/users", ngo);
    assertThat(accounts.find("kobo-ngo").orElseThrow().sources()).containsExactly("ong-kobo");
    assertThat(administrator.get("/settings").body()).contains("checked value=\"ong-kobo\"");
    administrator.submit(
        "/settings",
        "/settings/users/kobo-ngo/role",
        "role",
        "source-owner",
        "source",
        "ong-kobo",
        "source",
        "example-csv");

    assertThat(accounts.find("kobo-ngo").orElseThrow().sources())
        .containsExactlyInAnyOrder("ong-kobo", "example-csv");
  }

  @Test
  void aLinkEndsWithANewerOneAndWithItsTime() throws Exception {
    accounts.add("late", Role.VIEWER, Set.of(), null, "test");
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit("/settings", "/settings/users/late/link");
    String first = found(LINK, administrator.get("/settings").body());
    administrator.submit("/settings", "/settings/users/late/link");
    String second = found(LINK, administrator.get("/settings").body());

    assertThat(console.visitor().get(first).body()).contains("was used or has ended");
    assertThat(console.visitor().get(second).body()).contains("For the account late");
    database.sql().update("update password_link set expires_at = now() where account = 'late'");
    assertThat(console.visitor().get(second).body()).contains("was used or has ended");
    assertThat(database.sql().queryForList("select hash from password_link", String.class))
        .noneMatch(second::contains);
  }

  @Test
  void anAccountThatIsDisabledIsOutAtOnceAndComesBackWhenEnabled() throws Exception {
    accounts.add("leaver", Role.VIEWER, Set.of(), PASSWORD, "test");
    Visitor administrator = console.visitor().logIn("administrator");
    Visitor leaver = console.visitor().logIn("leaver");
    assertThat(leaver.get("/account").statusCode()).isEqualTo(200);

    administrator.submit("/settings", "/settings/users/leaver/disable");
    assertThat(administrator.get("/settings").body()).contains("say why");
    assertThat(leaver.get("/account").statusCode()).isEqualTo(200);
    administrator.submit("/settings", "/settings/users/leaver/disable", "reason", "she left");
    assertThat(reason("DISABLE_ACCOUNT", "leaver")).isEqualTo("she left");
    assertThat(location(leaver.get("/account"))).isEqualTo("/login");
    administrator.submit("/settings", "/settings/users/leaver/enable");
    assertThat(leaver.logIn("leaver").get("/account").statusCode()).isEqualTo(200);
    assertThat(
            administrator
                .submit("/settings", "/settings/users/nobody/disable", "reason", "x")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsDisabledEndsForGoodTokensAndLinksToo() throws Exception {
    accounts.add("lost", Role.VIEWER, Set.of(), PASSWORD, "test");
    String token = tokens().issue("lost", "a laptop", Duration.ofDays(1), "test");
    String link = new PasswordLinks(database.dataSource(), Clock.systemUTC()).issue("lost", "test");
    assertThat(tokens().account(token)).contains("lost");

    accounts.disable("lost", "test");
    accounts.enable("lost", "test");

    assertThat(tokens().account(token)).isEmpty();
    assertThat(console.visitor().get("/new-password?word=" + link).body())
        .contains("was used or has ended");
  }

  @Test
  void aPasswordThatIsChangedEndsALinkForOne() throws Exception {
    accounts.add("linked", Role.VIEWER, Set.of(), PASSWORD, "test");
    String link =
        new PasswordLinks(database.dataSource(), Clock.systemUTC()).issue("linked", "test");
    assertThat(console.visitor().get("/new-password?word=" + link).body()).contains("linked");

    accounts.changePassword("linked", OTHER, "linked");

    assertThat(console.visitor().get("/new-password?word=" + link).body())
        .contains("was used or has ended");
  }

  private static ApiTokens tokens() {
    return new ApiTokens(database.dataSource(), Clock.systemUTC());
  }

  @Test
  void theLastAdministratorWithAPasswordKeepsIt() throws Exception {
    try (TestDatabase own = TestDatabase.fresh();
        TestConsole small = TestConsole.over(own.dataSource())) {
      Accounts few = TestAccounts.of(own.dataSource());
      few.add("awa", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
      few.add("nightly", Role.ADMINISTRATOR, Set.of(), null, "test");
      Visitor awa = small.visitor().logIn("awa");

      awa.submit("/settings", "/settings/users/awa/disable", "reason", "she left");
      assertThat(awa.get("/settings").body()).contains("last administrator with a password");
      awa.submit("/settings", "/settings/users/awa/role", "role", "viewer");
      assertThat(awa.get("/settings").body()).contains("last administrator with a password");
      awa.submit("/settings", "/settings/users/nightly/disable", "reason", "she left");
      assertThat(few.find("nightly").orElseThrow().disabled()).isTrue();
    }
  }

  @Test
  void theLastAdministratorStaysOne() throws Exception {
    try (TestDatabase own = TestDatabase.fresh();
        TestConsole small = TestConsole.over(own.dataSource())) {
      Accounts few = TestAccounts.of(own.dataSource());
      few.add("awa", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
      few.add("binta", Role.VIEWER, Set.of(), PASSWORD, "test");
      Visitor awa = small.visitor().logIn("awa");

      awa.submit("/settings", "/settings/users/awa/disable", "reason", "she left");
      assertThat(awa.get("/settings").body()).contains("This is the last administrator");
      awa.submit("/settings", "/settings/users/awa/role", "role", "viewer");
      assertThat(awa.get("/settings").body()).contains("This is the last administrator");

      awa.submit("/settings", "/settings/users/binta/role", "role", "administrator");
      awa.submit("/settings", "/settings/users/awa/disable", "reason", "she left");
      assertThat(location(awa.get("/settings"))).isEqualTo("/login");
      assertThat(small.visitor().logIn("binta").get("/settings").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Not a name", "viewer"})
  void aNameThatCannotBeOneOrIsTakenIsToldWithWhatToDo(String name) throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit("/settings", "/settings/users", "username", name, "role", "viewer");

    assertThat(administrator.get("/settings").body())
        .containsPattern("small letters without accents|Choose another name")
        .doesNotContain("has an account");
  }

  @Test
  void aSourceOwnerNeedsASourceThatThereIs() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit("/settings", "/settings/users", "username", "ngo", "role", "source-owner");
    assertThat(administrator.get("/settings").body()).contains("needs at least one source");
    administrator.submit(
        "/settings",
        "/settings/users",
        "username",
        "ngo",
        "role",
        "source-owner",
        "source",
        "elsewhere");
    assertThat(administrator.get("/settings").body()).contains("There is no source elsewhere");
    assertThat(accounts.find("ngo")).isEmpty();
  }

  @Test
  void aTokenIsShownOnceTellsItsLastUseAndOpensNothingAfterItWasRevoked() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit(
        "/settings/tokens",
        "/settings/tokens",
        "forAccount",
        "viewer",
        "label",
        "ministry report",
        "days",
        "30");
    String token = found(TOKEN, administrator.get("/settings/tokens").body());
    String list = administrator.get("/settings/tokens").body();
    assertThat(list).contains("ministry report", "never").doesNotContain(token);
    assertThat(ask(token)).isEqualTo(200);
    assertThat(administrator.get("/settings/tokens.csv").body()).contains("ministry report");

    Long number =
        database
            .sql()
            .queryForObject(
                "select token from api_token where label = 'ministry report' and last_used_at is not null",
                Long.class);
    String revoke = "/settings/tokens/" + number + "/revoke";
    administrator.submit("/settings/tokens", revoke);
    assertThat(administrator.get("/settings/tokens").body()).contains("say why");
    assertThat(ask(token)).isEqualTo(200);
    administrator.submit("/settings/tokens", revoke, "reason", "a new report");
    assertThat(ask(token)).isEqualTo(401);
    assertThat(reason("REVOKE_TOKEN", "viewer")).isEqualTo("ministry report: a new report");
    assertThat(acts("viewer")).contains("ISSUE_TOKEN", "REVOKE_TOKEN");
  }

  @Test
  void everybodyMakesAndRevokesTheirOwnTokensAndNobodyElses() throws Exception {
    Visitor viewer = console.visitor().logIn("viewer");
    viewer.submit("/account", "/account/tokens", "label", "mine", "days", "1");
    assertThat(ask(found(TOKEN, viewer.get("/account").body()))).isEqualTo(200);
    new ApiTokens(database.dataSource(), Clock.systemUTC())
        .issue("operator", "theirs", Duration.ofDays(1), "test");
    Long theirs =
        database
            .sql()
            .queryForObject("select token from api_token where label = 'theirs'", Long.class);

    assertThat(viewer.get("/account").body()).contains("mine").doesNotContain("theirs");
    assertThat(
            viewer
                .submit("/account", "/account/tokens/" + theirs + "/revoke", "reason", "x")
                .statusCode())
        .isEqualTo(404);
    assertThat(viewer.submit("/account", "/account/tokens", "label", " ", "days", "1").statusCode())
        .isEqualTo(400);
  }

  private static String reason(String act, String subject) {
    return database
        .sql()
        .queryForObject(
            "select reason from audit where act = ? and subject = ? order by entry desc limit 1",
            String.class,
            act,
            subject);
  }

  @Test
  void onesOwnPasswordIsChangedWithThePresentOneAndEndsEveryLogIn() throws Exception {
    accounts.add("changer", Role.VIEWER, Set.of(), PASSWORD, "test");
    Visitor changer = console.visitor().logIn("changer");
    Visitor elsewhere = console.visitor().logIn("changer");
    changer.submit("/account", "/account/password", "present", "not this one", "password", OTHER);
    assertThat(changer.get("/account").body()).contains("not right");
    changer.submit("/account", "/account/password", "present", PASSWORD, "password", "changer");
    assertThat(changer.get("/account").body()).contains("too short");

    HttpResponse<String> changed =
        changer.submit("/account", "/account/password", "present", PASSWORD, "password", OTHER);
    assertThat(location(changed)).isEqualTo("/login?changed");
    assertThat(location(changer.get("/account"))).isEqualTo("/login");
    assertThat(location(elsewhere.get("/account"))).isEqualTo("/login");
    assertThat(location(changer.logIn("changer").get("/account"))).isEqualTo("/login");
  }

  @Test
  void thePresentPasswordIsNotGuessedEitherByWhoIsLoggedIn() throws Exception {
    accounts.add("guessed", Role.VIEWER, Set.of(), PASSWORD, "test");
    Visitor guesser = console.visitor().logIn("guessed");
    for (int i = 0; i < 10; i++) {
      guesser.submit("/account", "/account/password", "present", "guess " + i, "password", OTHER);
      assertThat(guesser.get("/account").body()).contains("not right");
    }

    guesser.submit("/account", "/account/password", "present", PASSWORD, "password", OTHER);

    assertThat(guesser.get("/account").body()).contains("wrong too often", "Nothing was changed");
    assertThat(location(console.visitor().logIn("guessed").get("/account"))).isEmpty();
  }

  @Test
  void aSecretIsStoredUnderSealAndNoPageShowsItAgain() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    String page = administrator.get("/settings/secrets").body();
    assertThat(page).contains("DEMO_CHT_URL", "the environment", "sources/example-cht.yaml");

    administrator.submit(
        "/settings/secrets", "/settings/secrets", "secret", "NGO_TOKEN", "value", "open sesame");
    String after = administrator.get("/settings/secrets").body();
    assertThat(after).contains("NGO_TOKEN is stored", "not used").doesNotContain("open sesame");
    assertThat(
            administrator
                .submit(
                    "/settings/secrets",
                    "/settings/secrets",
                    "secret",
                    "RELAIS_KEY",
                    "value",
                    "open sesame")
                .statusCode())
        .isEqualTo(302);
    assertThat(administrator.get("/settings/secrets").body()).contains("A secret is named with");
    administrator.submit("/settings/secrets", "/settings/secrets/NGO_TOKEN/remove");
    assertThat(administrator.get("/settings/secrets").body()).contains("say why");
    administrator.submit(
        "/settings/secrets", "/settings/secrets/NGO_TOKEN/remove", "reason", "it was leaked");
    assertThat(administrator.get("/settings/secrets").body()).contains("NGO_TOKEN was removed");
    assertThat(acts("NGO_TOKEN")).containsExactly("SET_SECRET", "REMOVE_SECRET");
  }

  /** The table of roles against what the console really does. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void theTableOfRolesTellsWhatEachRoleReallyMay(Role role) throws Exception {
    String table = console.visitor().logIn("administrator").get("/settings/roles").body();
    Visitor visitor = console.visitor().logIn(role.word());
    for (Permission permission : Permission.values()) {
      int status =
          switch (permission) {
            case ACT -> visitor.submit("/account", "/errors/retry?kind=visit").statusCode();
            case APPROVE ->
                visitor
                    .submit("/account", "/approval/stick/ICCM_MONTHLY/202610/approve", "seen", "0")
                    .statusCode();
            case SEE_PERSONAL ->
                visitor.submit("/account", "/errors/items/R999999/whole").statusCode();
            case READ_AUDIT -> visitor.get("/audit").statusCode();
            case MANAGE -> visitor.get("/settings/roles").statusCode();
          };
      assertThat(says(table, permission, role))
          .as(role + " " + permission)
          .isEqualTo(status != 403);
    }
  }

  /** What the form says beside a role, against the pages that open to it. */
  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "SOURCE_OWNER"})
  void whatARoleIsSaidToLookAtIsWhatOpensToIt(Role role) throws Exception {
    String form =
        console.visitor().logIn("administrator").get("/settings", "Accept-Language", "en").body();
    String said = form.substring(form.lastIndexOf("value=\"" + role.word() + "\""));
    said = said.substring(0, said.indexOf("</label>"));
    Visitor visitor = console.visitor().logIn(role.word());
    Map<String, String> pages =
        Map.of(
            "Overview", "/",
            "Failed transfers", "/errors",
            "Figures", "/figures",
            "Approval", "/approval",
            "Sources", "/sources",
            "Targets", "/targets",
            "Mappings", "/mappings",
            "Audit", "/audit",
            "Settings", "/settings");

    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(visitor.get(page.getValue()).statusCode() == 200)
          .as(role + " and " + page.getKey() + ": " + said)
          .isEqualTo(said.contains(page.getKey()));
    }
  }

  /** Whether the cell of a row and a column says yes. */
  private static boolean says(String table, Permission permission, Role role) {
    int row = table.indexOf("id=\"" + permission.name() + "\"");
    String[] cells = table.substring(row, table.indexOf("</tr>", row)).split("<td", -1);
    return cells[role.ordinal() + 1].contains("yes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/settings/users",
        "/settings/users/viewer/role",
        "/settings/users/viewer/disable",
        "/settings/users/viewer/link",
        "/settings/tokens",
        "/settings/tokens/1/revoke",
        "/settings/secrets",
        "/settings/secrets/A/remove"
      })
  void nobodyButAnAdministratorChangesAccounts(String path) throws Exception {
    for (String account : new String[] {"viewer", "operator", "source-owner"}) {
      assertThat(console.visitor().logIn(account).submit("/account", path).statusCode())
          .as(account)
          .isEqualTo(403);
    }
    assertThat(console.visitor().logIn("administrator").post(path).statusCode())
        .as("without the token of the form")
        .isEqualTo(403);
  }

  private static HttpResponse<String> choose(Visitor visitor, String link, String password)
      throws Exception {
    return visitor.submit(
        "/login",
        "/new-password",
        "word",
        link.substring(link.indexOf('=') + 1),
        "password",
        password);
  }

  private static int ask(String token) throws Exception {
    return console
        .visitor()
        .get("/api/v1/sources", "Accept", "*/*", "Authorization", "Bearer " + token)
        .statusCode();
  }

  private static Iterable<String> acts(String subject) {
    return database
        .sql()
        .queryForList("select act from audit where subject = ?", String.class, subject);
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
    return matcher.group(matcher.groupCount());
  }
}

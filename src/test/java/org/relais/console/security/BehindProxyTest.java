package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.ServerSettings;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** What the console makes of the word of a proxy, and of those who only say that they are one. */
class BehindProxyTest {
  private static final String[] OVER_TLS = {
    "X-Forwarded-Proto", "https", "X-Forwarded-Host", "relais.sante.example"
  };
  private static final Pattern LINK = Pattern.compile("https?://[^<\"]*/new-password\\?word=");

  private static final Pattern SESSION = Pattern.compile("(relais_session=[^;]+)");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** Of the machine, and not the one at which the proxies of this machine are. */
  private static final String ELSEWHERE = "127.0.0.2";

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    TestAccounts.of(database.dataSource())
        .add("administrator", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void overTlsCookiesAreForTlsOnlyAndTheBrowserIsToldToStayWithIt() throws Exception {
    HttpResponse<String> page = console.visitor().get("/login", OVER_TLS);

    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    assertThat(page.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    assertThat(
            console.visitor().get("/preferences?language=fr", OVER_TLS).headers().map().toString())
        .contains("relais_language=fr", "; Secure");
  }

  @Test
  void withoutTlsNothingSaysThatThereIsAny() throws Exception {
    HttpResponse<String> page = console.visitor().get("/login");

    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(page.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .noneSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void redirectsStayAtTheOutsideAddressAndLinksForPasswordsLeadThere() throws Exception {
    assertThat(Visitor.location(console.visitor().get("/errors", OVER_TLS))).isEqualTo("/login");

    Visitor administrator = console.visitor().logIn("administrator");
    administrator.submit("/settings", "/settings/users/administrator/link");
    assertThat(link(administrator.get("/settings"))).startsWith("http://127.0.0.1:");
    administrator.behind(OVER_TLS).submit("/settings", "/settings/users/administrator/link");
    assertThat(link(administrator.get("/settings")))
        .startsWith("https://relais.sante.example/new-password?word=");
  }

  private static String link(HttpResponse<String> page) {
    return found(LINK, page.body());
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(found.groupCount());
  }

  @Test
  void whoIsNoProxyCannotSayThatItCameOverTls() throws Exception {
    assertThat(from(ELSEWHERE, console, "GET /login", "X-Forwarded-Proto: https"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("Strict-Transport-Security", "Secure");
    assertThat(from("127.0.0.1", console, "GET /login", "X-Forwarded-Proto: https"))
        .contains("Strict-Transport-Security", "Secure");
  }

  @Test
  void aProxyOnAnotherMachineIsBelievedWhereItIsNamed() throws Exception {
    ServerSettings naming = new ServerSettings("127.0.0.1", 0, List.of(ELSEWHERE), null, null);
    try (TestConsole own = TestConsole.at(naming, database.dataSource())) {
      assertThat(from(ELSEWHERE, own, "GET /login", "X-Forwarded-Proto: https"))
          .contains("Strict-Transport-Security");
      assertThat(from("127.0.0.3", own, "GET /login", "X-Forwarded-Proto: https"))
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Strict-Transport-Security");
    }
  }

  @Test
  void whoGuessesDirectlyWaitsWhateverAddressTheyClaim() throws Exception {
    List<String> answers = guesses(ELSEWHERE, "");

    assertThat(answers.subList(0, 60)).allMatch(BehindProxyTest::mayGoOn);
    assertThat(answers.get(69)).contains("/login?wait=");
    assertThat(guesses("127.0.0.3", "").get(0))
        .as("somebody else")
        .matches(BehindProxyTest::mayGoOn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "10.20.0.5"})
  void whoGuessesThroughTheProxyWaitsWhateverAddressTheyClaim(String real) throws Exception {
    List<String> answers = guesses("127.0.0.1", ", " + real);

    assertThat(answers.subList(0, 60)).allMatch(BehindProxyTest::mayGoOn);
    assertThat(answers.get(69)).contains("/login?wait=");
  }

  private static boolean mayGoOn(String answer) {
    return answer.startsWith("HTTP/1.1 404");
  }

  /**
   * Answers to 70 wrong words of the first account, each for another name and with another address
   * that is claimed.
   */
  private static List<String> guesses(String peer, String real) throws IOException {
    String page = from(peer, console, "GET /login", "X-Forwarded-For: 192.0.2.250" + real);
    String session = found(SESSION, page);
    String token = found(TOKEN, page);
    List<String> answers = new ArrayList<>();
    for (int guess = 0; guess < 70; guess++) {
      answers.add(
          from(
              peer,
              console,
              "POST /first-account?word=x&password=x&username=guess" + guess + "&_csrf=" + token,
              "X-Forwarded-For: 192.0.2." + guess + real,
              "Cookie: " + session,
              "Content-Length: 0"));
    }
    return answers;
  }

  /** What somebody at an address of this machine gets, head and body. */
  private static String from(String peer, TestConsole console, String request, String... headers)
      throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"), console.port(), InetAddress.getByName(peer), 0)) {
      String head =
          request
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + String.join("\r\n", headers)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

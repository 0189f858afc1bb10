package org.relais.console.settings;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;
import static org.relais.console.Visitor.location;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;

/** Who is told, what they were told, and whether a test reaches them. */
class AlertPageTest {
  private static final String PATH = "/settings/alerts";

  @Test
  void aTestGoesOverTheWebhookWhoseAddressNoPageShows() throws Exception {
    WireMockServer chat = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    chat.start();
    try (TestDatabase database = TestDatabase.fresh();
        TestConsole console = TestConsole.over(database.dataSource(), telling(chat.baseUrl()))) {
      chat.stubFor(post("/secret-path").willReturn(aResponse().withStatus(200)));
      Visitor administrator = administrator(database, console);
      assertThat(administrator.get(PATH).body())
          .contains("told after 20 minutes", "No alert was written yet")
          .doesNotContain("secret-path");

      test(administrator);
      chat.verify(1, postRequestedFor(urlEqualTo("/secret-path")));
      assertThat(
              database.sql().queryForList("select act from audit where who = 'awa'", String.class))
          .contains("TEST_ALERTS");

      chat.stubFor(post("/secret-path").willReturn(aResponse().withStatus(404)));
      assertThat(test(administrator)).contains("did not take the test").doesNotContain("Exception");
    } finally {
      chat.stop();
    }
  }

  @Test
  void whatWasSentAndWhatStillWaitsIsListedAndWhoeverIsNotToldIsSaid() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        TestConsole console = TestConsole.over(database.dataSource())) {
      database
          .sql()
          .update(
              """
              insert into alert_note (channel, subject, body, json, written_at, attempts, next_try,
                                      sent_at)
              values ('mail', 'stick is down', '', '{}', now(), 0, now(), now()),
                     ('webhook', 'stick is up', '', '{}', now(), 2, now(), null)
              """);
      Visitor administrator = administrator(database, console);

      assertThat(administrator.get(PATH).body())
          .contains("Nobody is told when something fails", "stick is down", "stick is up")
          .contains("2 tries failed")
          .doesNotContain("Send a test");
      assertThat(administrator.submit(PATH, PATH + "/test").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void whatWasSentIsSortedAsPeopleReadItAndComesSoAsCsv() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        TestConsole console = TestConsole.over(database.dataSource())) {
      database
          .sql()
          .update(
              """
              insert into alert_note (channel, subject, body, json, written_at, attempts, next_try)
              values ('mail', 'b is down', '', '{}', now() - interval '3 hours', 0, now()),
                     ('Mail', 'C is down', '', '{}', now() - interval '2 hours', 0, now()),
                     ('webhook', 'a is down', '', '{}', now() - interval '1 hour', 0, now())
              """);
      Visitor administrator = administrator(database, console);

      assertThat(order(administrator, "?sort=subject")).isEqualTo("abC");
      assertThat(order(administrator, "?sort=-subject")).isEqualTo("Cba");
      assertThat(order(administrator, "?sort=channel")).isEqualTo("Cba");
      assertThat(order(administrator, "?sort=written")).isEqualTo("bCa");
      for (String unknown : new String[] {"", "?sort=nosuch", "?sort=-nosuch"}) {
        assertThat(order(administrator, unknown)).as(unknown).isEqualTo("aCb");
      }
      assertThat(order(administrator, "?find=MAIL&sort=-subject")).isEqualTo("Cb");
    }
  }

  /** The first letters of the subjects, which page and CSV list alike. */
  private static String order(Visitor administrator, String asked) throws Exception {
    String page = subjects(administrator.get(PATH + asked).body());
    assertThat(subjects(administrator.get(PATH + ".csv" + asked).body())).isEqualTo(page);
    return page;
  }

  private static String subjects(String text) {
    return Pattern.compile("(\\w) is down")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }

  /** What the page says once the test has ended. */
  private static String test(Visitor administrator) throws Exception {
    String page = location(administrator.submit(PATH, PATH + "/test"));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> administrator.get(page).body(), body -> body.contains("the test"));
  }

  private static Visitor administrator(TestDatabase database, TestConsole console)
      throws Exception {
    TestAccounts.of(database.dataSource())
        .add("awa", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
    return console.visitor().logIn("awa");
  }

  private static Deployment telling(String chat) {
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.merge(
        "relais.yaml",
        "alerts: {server_down: 20 minutes, webhook: {url: \"%s/secret-path\"}}\n".formatted(chat),
        String::concat);
    return ((Compilation.Ok) TestConsole.exampleHome().compile(files)).deployment();
  }
}

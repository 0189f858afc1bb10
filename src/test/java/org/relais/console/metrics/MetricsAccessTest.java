package org.relais.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.console.TestConsole;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.console.api.ApiCaller;
import org.relais.ledger.TestDatabase;

/** Who is shown the figures of all sources. */
class MetricsAccessTest {
  private static final String ANOTHER = "203.0.113.9";

  private static TestDatabase database;
  private static TestConsole console;
  private static ApiTokens tokens;
  private static Accounts accounts;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    accounts = TestAccounts.of(database.dataSource());
    accounts.add("prometheus", Role.VIEWER, Set.of(), PASSWORD, "test");
    accounts.add("gone", Role.VIEWER, Set.of(), PASSWORD, "test");
    accounts.add("owner", Role.SOURCE_OWNER, Set.of("example-csv"), PASSWORD, "test");
    tokens = new ApiTokens(database.dataSource(), Clock.systemUTC());
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void thisMachineNeedsNoToken() throws Exception {
    assertThat(console.get("/metrics").body()).contains("relais_figures_known");
  }

  @ParameterizedTest
  @ValueSource(strings = {ANOTHER, "127.0.0.1, " + ANOTHER, "::1, 2001:db8::7"})
  void whoComesFromElsewhereNeedsOne(String forwarded) throws Exception {
    HttpResponse<byte[]> answer = ask("/metrics", forwarded, null);

    assertThat(ApiCaller.refusal(401, answer, "/metrics")).contains("Authorization: Bearer");
    assertThat(ApiCaller.refusal(401, ask("/metrics", forwarded, "no-such-token"), "/metrics"))
        .isNotBlank();
  }

  @Test
  void aTokenOfAnAccountThatSeesAllSourcesIsEnoughAndNoOther() throws Exception {
    HttpResponse<byte[]> all = ask("/metrics", ANOTHER, token("prometheus"));
    String ended = token("gone");
    accounts.disable("gone", "test");

    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(ApiCaller.text(all)).contains("relais_figures_known");
    ApiCaller.refusal(403, ask("/metrics", ANOTHER, token("owner")), "/metrics");
    ApiCaller.refusal(401, ask("/metrics", ANOTHER, ended), "/metrics");
  }

  @Test
  void theHealthAnswersAreOpen() throws Exception {
    assertThat(ask("/health/live", ANOTHER, null).statusCode()).isEqualTo(200);
  }

  private static String token(String account) {
    return tokens.issue(account, "test", Duration.ofDays(1), "test");
  }

  private HttpResponse<byte[]> ask(String path, String forwarded, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(console.origin() + path))
            .header("X-Forwarded-For", forwarded);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}

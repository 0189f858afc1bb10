package org.relais.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.console.Visitor.PASSWORD;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.Database;
import org.relais.ledger.OwnPostgres;

/** Pages while the database is away: told soon and calmly, and there again when it is back. */
class LostPagesTest {
  /** The two seconds of the pool for pages on a busy machine; the pool for work waits for 30. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void whoAsksWhileTheDatabaseIsLostIsToldSoonAndGoesOnWhenItIsBack() throws Exception {
    try (OwnPostgres postgres = OwnPostgres.start(folder);
        Database database = Database.open(postgres.settings());
        TestConsole console = TestConsole.over(database.forPages())) {
      TestAccounts.of(database.dataSource())
          .add("awa", Role.ADMINISTRATOR, Set.of(), PASSWORD, "test");
      String token =
          new ApiTokens(database.dataSource(), Clock.systemUTC())
              .issue("awa", "test", Duration.ofDays(1), "test");
      Visitor awa = console.visitor().logIn("awa");
      assertThat(awa.get("/audit").statusCode()).isEqualTo(200);

      postgres.die();

      HttpResponse<String> page = soon(awa, "/audit");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body())
          .contains("The database cannot be reached", "goes on where it stopped")
          .doesNotContain("Exception", "jdbc");
      HttpResponse<String> api =
          soon(console.visitor(), "/api/v1/audit", "Authorization", "Bearer " + token);
      assertThat(api.statusCode()).isEqualTo(503);
      assertThat(api.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");

      postgres.comeBack();

      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(awa.get("/audit").statusCode()).isEqualTo(200));
    }
  }

  private static HttpResponse<String> soon(Visitor visitor, String path, String... headers)
      throws Exception {
    long began = System.nanoTime();
    HttpResponse<String> answer = visitor.get(path, headers);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    return answer;
  }
}

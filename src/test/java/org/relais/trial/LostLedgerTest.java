package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.console.Console;
import org.relais.console.Served;
import org.relais.console.TestConsole;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.Database;
import org.relais.ledger.OwnPostgres;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.ProgressListener;
import org.relais.route.RouteEngine;
import org.relais.route.Rules;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;

/** The database goes away while the routes work, at the worst moment, and comes back. */
class LostLedgerTest {
  private static final int SITES = 6;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void theProgramWaitsSaysSoAndGoesOnByItself() throws Exception {
    LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(3);
    Clock clock = Clock.systemUTC();
    List<Change> feed = new TrialVisits(5, SITES, firstDay, 89).of(300);
    TrialConfig config = new TrialConfig(folder.resolve("config"), SITES, firstDay, "embedded");
    config.write(50, 60, "1 second");
    Deployment any = config.compile("http://127.0.0.1:1", "http://127.0.0.1:1");
    try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"));
        Database database = Database.open(postgres.settings());
        ChtServer cht = new ChtServer(feed, feed.size() / 2, feed.size() / 6, clock);
        Dhis2StandIn dhis2 =
            Dhis2StandIn.of(ServerVersion.V2_43, any.dataSets(), any.orgUnits().all(), clock)) {
      diesWhenValuesAreStored(dhis2, postgres, 3);
      Deployment deployment = config.compile(cht.url(), dhis2.url());
      RunningRoutes running = new RunningRoutes();
      try (Meters meters = new Meters(clock);
          Console console =
              Console.start(
                  ServerSettings.USUAL.withPort(0),
                  new Served(
                      deployment,
                      TestConsole.exampleHome(),
                      database.dataSource(),
                      clock,
                      meters,
                      running));
          RouteEngine engine = routes(deployment, database, clock)) {
        running.started(engine);

        eventually()
            .untilAsserted(() -> assertThat(status(console, "/health/ready")).isEqualTo(503));
        assertThat(status(console, "/health/live")).isEqualTo(200);
        assertThat(body(console, "/health/ready")).contains("waiting for the database");
        int pages = cht.given().size();
        int writes = dhis2.writes().size();

        postgres.comeBack();

        eventually()
            .untilAsserted(() -> assertThat(status(console, "/health/ready")).isEqualTo(200));
        Balance balance = new Balance(database.dataSource(), Rules.of(deployment));
        eventually().until(() -> cht.readToTheEnd() && settled(balance, dhis2, cht));
        assertThat(cht.given()).hasSizeGreaterThan(pages);
        assertThat(dhis2.writes()).hasSizeGreaterThan(writes);
        assertThat(Totals.of(cht.given()).wrong(dhis2)).isEmpty();
        assertThat(balance.sheet().imbalances()).isEmpty();
      }
    }
  }

  /** Between what was stored and its settlement: nobody can write down what became of it. */
  private static void diesWhenValuesAreStored(
      Dhis2StandIn dhis2, OwnPostgres postgres, int occurrence) {
    AtomicInteger left = new AtomicInteger(occurrence);
    dhis2.watch(
        new Dhis2StandIn.Watcher() {
          @Override
          public void stored() {
            if (left.decrementAndGet() == 0) {
              postgres.die();
            }
          }
        });
  }

  private static RouteEngine routes(Deployment deployment, Database database, Clock clock) {
    return RouteEngine.start(
        deployment,
        http ->
            new LedgerPipeline(
                deployment,
                database.dataSource(),
                http,
                clock,
                ProgressListener.NOBODY,
                EngineMode.SCHEDULED),
        Path.of("routes"),
        EngineMode.SCHEDULED);
  }

  private static boolean settled(Balance balance, Dhis2StandIn dhis2, ChtServer cht) {
    BalanceSheet sheet = balance.sheet();
    SortedMap<String, String> held = new TreeMap<>(dhis2.values());
    held.values().removeIf("0"::equals);
    return !sheet.stillDue() && held.equals(Totals.of(cht.given()).inTheEnd());
  }

  private static int status(Console console, String path) {
    return get(console, path).statusCode();
  }

  private static String body(Console console, String path) {
    return get(console, path).body();
  }

  private static HttpResponse<String> get(Console console, String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(console.url()).resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new IllegalStateException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200));
  }
}

package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.http.Http;
import org.relais.http.HttpCall;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.Load;
import org.relais.route.ProgressListener;
import org.relais.route.Rules;
import org.relais.standin.Call;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.Failure;
import org.relais.standin.ServerVersion;

/** However a server fails, for a whole run or for a day, it ends up with what is true. */
class FaultTest {
  private static final CamelHttp HTTP = CamelHttp.standalone();

  /** Where calls are let hang, and what fails is tried again until all is there. */
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Where one call that a busy machine delays would change what is counted. */
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Duration BETWEEN_ROUNDS = Duration.ofHours(2);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
  private static final int SITES = 8;
  private static final Load CELLS = Load.cells(TrialConfig.TARGET, TrialConfig.DATA_SET);

  /** It says that the request is too large, which only smaller requests can mend. */
  private static final Set<Failure> ABOUT_THE_REQUEST = Set.of(Failure.TOO_LARGE);

  private final MovingClock clock = new MovingClock(Instant.parse("2026-12-02T08:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  @TempDir private Path folder;

  @AfterAll
  static void closeHttp() {
    HTTP.close();
  }

  @BeforeEach
  void configure() throws IOException {
    config().write(100, 60);
    config().registerFromDay(1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Those of which the caller cannot know what was stored, at both versions. */
  static Stream<Arguments> failures() {
    return Stream.of(Failure.values())
        .filter(failure -> !ABOUT_THE_REQUEST.contains(failure))
        .flatMap(
            failure ->
                Stream.of(ServerVersion.values())
                    .filter(version -> failure.afterWork() || turn(failure) == version)
                    .map(version -> Arguments.of(failure, version, rate(failure.ordinal()))));
  }

  private static ServerVersion turn(Failure failure) {
    return ServerVersion.values()[failure.ordinal() % 2];
  }

  /** 5 to 30 %, another for each kind. */
  private static double rate(int number) {
    return 0.05 + 0.05 * (number % 6);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("failures")
  void aFailureAtSomeOfTheCallsChangesNothingInTheEnd(
      Failure failure, ServerVersion version, double rate) throws Exception {
    List<Change> feed = new TrialVisits(7, SITES, FIRST_DAY, 75).of(200);
    try (ChtServer cht = new ChtServer(feed, feed.size() / 2, feed.size() / 8, clock);
        World world = new World(version, cht, SHORT)) {
      world.dhis2.failAtRate(failure, rate, failure.ordinal());

      world.runToTheEnd(240);

      world.assertTrue();
      assertThat(world.dhis2.calls()).anyMatch(call -> call.failure() == failure);
      world.awaitRegistrations(240);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsDownForADayCostsFewCallsAndNoValue(ServerVersion version) throws Exception {
    List<Change> feed = new TrialVisits(11, SITES, FIRST_DAY, 75).of(1_500);
    try (ChtServer cht = new ChtServer(feed, feed.size(), 0, clock);
        World world = new World(version, cht, LONG)) {
      world.dhis2.fail(Failure.RESET);
      world.pipeline.pull(TrialConfig.SOURCE);
      world.pipeline.count();
      long due = world.sheet().targets().get(0).cells().due();
      assertThat(due).isGreaterThan(1_000);

      // A schedule that comes every minute.
      for (int minute = 0; minute < 24 * 60; minute++) {
        world.pipeline.deliver(CELLS);
        clock.advance(Duration.ofMinutes(1));
      }

      // Waits of 30 s doubled up to an hour, each shortened by half at most.
      assertThat(world.dhis2.calls()).hasSizeBetween(24, 60);
      BalanceSheet.States states = world.sheet().targets().get(0).cells();
      assertThat(states.due()).isEqualTo(due);
      assertThat(states.parked()).isZero();

      world.dhis2.recover();
      int before = world.dhis2.calls().size();
      clock.advance(Duration.ofHours(1));
      world.pipeline.deliver(CELLS);

      world.assertTrue();
      List<Call> after = world.dhis2.calls().subList(before, world.dhis2.calls().size());
      assertThat(after.stream().filter(Call::isImport).mapToInt(Call::rows).sum())
          .describedAs("rows sent after it came back: nothing twice")
          .isEqualTo((int) due);
    }
  }

  private TrialConfig config() {
    return new TrialConfig(folder.resolve("config"), SITES, FIRST_DAY, "embedded");
  }

  /** A pipeline between a CHT server and a DHIS2. */
  private final class World implements AutoCloseable {
    private final ChtServer cht;
    private final Dhis2StandIn dhis2;
    private final Deployment deployment;
    private final LedgerPipeline pipeline;

    World(ServerVersion version, ChtServer cht, Duration patience) {
      this.cht = cht;
      Deployment any = config().compile("http://127.0.0.1:1", "http://127.0.0.1:1");
      this.dhis2 = Dhis2StandIn.of(version, any.dataSets(), any.orgUnits().all(), clock);
      this.deployment = config().compile(cht.url(), dhis2.url());
      this.pipeline =
          new LedgerPipeline(
              deployment,
              database.dataSource(),
              waiting(patience),
              clock,
              ProgressListener.NOBODY,
              EngineMode.SCHEDULED);
    }

    private Http waiting(Duration patience) {
      return call ->
          HTTP.call(new HttpCall(call.method(), call.url(), call.headers(), call.body(), patience));
    }

    BalanceSheet sheet() {
      return new Balance(database.dataSource(), Rules.of(deployment)).sheet();
    }

    void runToTheEnd(int atMost) {
      int rounds = 0;
      while (rounds++ < atMost && !(cht.readToTheEnd() && rounds > 2 && !sheet().stillDue())) {
        pipeline.pull(TrialConfig.SOURCE);
        pipeline.count();
        pipeline.deliver(CELLS);
        clock.advance(BETWEEN_ROUNDS);
      }
      assertThat(rounds).describedAs("rounds until nothing was due").isLessThan(atMost);
    }

    /** Every site-month with a value is registered as complete, whatever fails on the way. */
    void awaitRegistrations(int atMost) {
      Set<String> reported = new TreeSet<>();
      dhis2.values().keySet().forEach(cell -> reported.add(cell.split(" @ ")[1]));
      assertThat(reported).hasSizeGreaterThan(2 * SITES);
      int rounds = 0;
      while (rounds++ < atMost && !registered().containsAll(reported)) {
        pipeline.deliver(CELLS);
        clock.advance(BETWEEN_ROUNDS);
      }
      assertThat(registered()).isEqualTo(reported);
    }

    private Set<String> registered() {
      Set<String> registered = new TreeSet<>();
      for (int site = 0; site < SITES; site++) {
        for (String month : List.of("202609", "202610", "202611")) {
          if (dhis2.complete(TrialConfig.DATA_SET, month, TrialVisits.site(site))) {
            registered.add(TrialVisits.site(site) + " " + month);
          }
        }
      }
      return registered;
    }

    /** The server holds what the oracle counts, and nothing is astray or waits for a person. */
    void assertTrue() {
      Totals totals = Totals.of(cht.given());
      SortedMap<String, String> held = new TreeMap<>(dhis2.values());
      held.values().removeIf("0"::equals);
      assertThat(held).isNotEmpty().isEqualTo(totals.inTheEnd());
      assertThat(totals.wrong(dhis2)).isEmpty();
      BalanceSheet sheet = sheet();
      assertThat(sheet.imbalances()).isEmpty();
      assertThat(sheet.stillDue()).isFalse();
      assertThat(sheet.targets().get(0).cells().parked()).isZero();
    }

    @Override
    public void close() {
      dhis2.close();
    }
  }
}

package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.config.Deployment;
import org.relais.ledger.Balance;
import org.relais.ledger.BalanceSheet;
import org.relais.ledger.DatabaseSettings;
import org.relais.ledger.TestDatabase;
import org.relais.route.Rules;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;

/**
 * The packaged program is killed in the middle of its work, again and again, while its feed goes
 * on; in the end nothing is lost and nothing was ever sent that was not true. Runs after packaging;
 * {@code mvn verify -Psoak} kills more often, against both versions of the server.
 */
class CrashIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 8);
  private static final int VISITS = 10_000;
  private static final int SITES = 40;
  private static final int PAGE = 500;
  private static final long SEED = 20_261_122;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path FOLDER = Path.of("target", "crash");

  @TempDir private Path folder;

  static Stream<ServerVersion> versions() {
    return KILLS > 8 ? Stream.of(ServerVersion.values()) : Stream.of(ServerVersion.V2_43);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void killedAgainAndAgainItLosesNothingAndSendsNothingWrong(ServerVersion version)
      throws Exception {
    // The program runs on this machine's clock: the visits lie in the three months before this one.
    LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(3);
    Clock clock = Clock.systemUTC();
    List<Change> feed = new TrialVisits(SEED, SITES, firstDay, 89).of(VISITS);
    try (TestDatabase database = TestDatabase.fresh();
        ChtServer cht = new ChtServer(feed, feed.size() / 5, feed.size() / (4 * KILLS), clock)) {
      TrialConfig config = config(firstDay, database.settings());
      config.write(PAGE, 200, "1 second");
      run(version, config, database, cht, clock);
    }
  }

  private void run(
      ServerVersion version, TrialConfig config, TestDatabase database, ChtServer cht, Clock clock)
      throws Exception {
    Deployment any = config.compile(environment("http://x", "http://x", database));
    try (Dhis2StandIn dhis2 =
        Dhis2StandIn.of(version, any.dataSets(), any.orgUnits().all(), clock)) {
      Map<String, String> environment = environment(cht.url(), dhis2.url(), database);
      Deployment deployment = config.compile(environment);
      Path log = log(version);
      CrashReport report = new CrashReport(version);
      Killer killer = new Killer(database.dataSource(), dhis2, PATIENCE);

      List<Moment> missed = new ArrayList<>();
      for (Moment moment : Moment.drawn(SEED, KILLS)) {
        RelaisProcess process = RelaisProcess.start(config.folder(), environment, log);
        if (!killer.kill(process, moment)) {
          missed.add(moment);
        }
        report.killed(moment, cht.given().size(), dhis2.writes().size());
      }
      RelaisProcess last = RelaisProcess.start(config.folder(), environment, log);
      Balance balance = new Balance(database.dataSource(), Rules.of(deployment));
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> cht.readToTheEnd() && !open(database) && !balance.sheet().stillDue());
      int exit = last.stop();

      Totals totals = Totals.of(cht.given());
      SortedMap<String, String> held = new TreeMap<>(dhis2.values());
      held.values().removeIf("0"::equals);
      BalanceSheet sheet = balance.sheet();
      report.write();

      assertThat(missed).describedAs("moments that did not come").isEmpty();
      assertThat(totals.wrong(dhis2)).describedAs("totals that were never true").isEmpty();
      assertThat(held).isNotEmpty().isEqualTo(totals.inTheEnd());
      assertThat(sheet.imbalances()).isEmpty();
      BalanceSheet.SourceLine records = sheet.sources().get(0);
      assertThat(records.mapped() + records.rejected()).isEqualTo(totals.recordsInTheEnd());
      assertThat(sheet.targets().get(0).cells().parked()).isZero();
      assertThat(exit).describedAs("exit code after SIGTERM").isIn(0, 143);
      report.ended(sheet, held.size(), dhis2, cht);
      report.write();
    }
  }

  /** Whether something that was pulled was not yet counted. */
  private static boolean open(TestDatabase database) {
    Long stale = database.sql().queryForObject("select count(*) from stale", Long.class);
    return stale == null || stale > 0;
  }

  private TrialConfig config(LocalDate firstDay, DatabaseSettings.Server settings) {
    return new TrialConfig(
        folder.resolve("config"),
        SITES,
        firstDay,
        "{url: \"%s\", username: %s, password: \"${TRIAL_DATABASE_PASSWORD}\"}"
            .formatted(settings.url(), settings.username()));
  }

  private static Map<String, String> environment(String cht, String dhis2, TestDatabase database) {
    Map<String, String> environment = new HashMap<>(TrialConfig.environment(cht, dhis2));
    environment.put("TRIAL_DATABASE_PASSWORD", database.settings().password());
    return environment;
  }

  private static Path log(ServerVersion version) throws IOException {
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve("relais-" + version + ".log");
    Files.deleteIfExists(log);
    return log;
  }

  /** What happened, for people. */
  private static final class CrashReport {
    private final StringBuilder text = new StringBuilder();
    private final Instant start = Instant.now();
    private final ServerVersion version;
    private int kills;

    CrashReport(ServerVersion version) {
      this.version = version;
      text.append(
          "DHIS2 %s, %,d visits, %d sites, seed %d%n"
              .formatted(version.number(), VISITS, SITES, SEED));
      text.append("kill  during    pages read  values stored  after%n".formatted());
    }

    void killed(Moment moment, int pages, int values) {
      text.append(
          "%4d  %-9s %,10d  %,13d  %,d s%n"
              .formatted(
                  ++kills,
                  moment,
                  pages,
                  values,
                  Duration.between(start, Instant.now()).toSeconds()));
    }

    void ended(BalanceSheet sheet, int held, Dhis2StandIn dhis2, ChtServer cht) {
      BalanceSheet.SourceLine line = sheet.sources().get(0);
      text.append(
          """
          end   after %,d s
          records: %,d pulled = %,d mapped + %,d rejected + %,d ignored + %,d voided
          values held: %,d, all as the oracle counts; values ever stored: %,d, none with a wrong total
          requests: %,d pages, %,d imports
          """
              .formatted(
                  Duration.between(start, Instant.now()).toSeconds(),
                  line.pulled(),
                  line.mapped(),
                  line.rejected(),
                  line.ignored(),
                  line.voided(),
                  held,
                  dhis2.writes().size(),
                  cht.given().size(),
                  dhis2.calls().stream().filter(call -> call.isImport()).count()));
    }

    void write() throws IOException {
      Files.writeString(FOLDER.resolve("report-" + version + ".txt"), text);
    }
  }
}

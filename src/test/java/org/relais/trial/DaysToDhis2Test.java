package org.relais.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.ledger.JdbcTargetStates;
import org.relais.ledger.Lateness;
import org.relais.ledger.TestDatabase;
import org.relais.route.EngineMode;
import org.relais.route.LedgerPipeline;
import org.relais.route.Load;
import org.relais.route.ProgressListener;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.Failure;
import org.relais.standin.ServerVersion;

/** From the visit to the first value that DHIS2 acknowledged with it, by the whole way. */
class DaysToDhis2Test {
  private static final CamelHttp HTTP = CamelHttp.standalone();
  private static final int SITES = 2;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
  private static final Load VALUES = Load.cells(TrialConfig.TARGET, TrialConfig.DATA_SET);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovingClock clock = new MovingClock(Instant.parse("2026-10-05T08:00:00Z"));

  @TempDir private Path folder;

  @AfterAll
  static void closeHttp() {
    HTTP.close();
  }

  @BeforeEach
  void configure() throws IOException {
    config().write(100, 60);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aServerThatIsDownForThreeDaysAndALateVisitAreInTheDays() throws Exception {
    List<Change> feed =
        List.of(
            visit(1, LocalDate.of(2026, 9, 29)),
            visit(2, LocalDate.of(2026, 9, 29)),
            visit(3, LocalDate.of(2026, 9, 30)),
            visit(4, LocalDate.of(2026, 9, 20)));
    Deployment any = config().compile("http://127.0.0.1:1", "http://127.0.0.1:1");
    try (ChtServer cht = new ChtServer(feed, 3, 1, clock);
        Dhis2StandIn dhis2 =
            Dhis2StandIn.of(ServerVersion.V2_43, any.dataSets(), any.orgUnits().all(), clock)) {
      LedgerPipeline pipeline = pipeline(config().compile(cht.url(), dhis2.url()));
      dhis2.fail(Failure.RESET);
      run(pipeline);
      assertThat(known()).isEmpty();

      clock.advance(Duration.ofDays(3));
      dhis2.recover();
      pipeline.deliver(VALUES);
      assertThat(known())
          .containsExactly("2026-10-08 after 8 days: 1", "2026-10-08 after 9 days: 2");

      assertThat(new JdbcTargetStates(database.dataSource(), clock).software(TrialConfig.TARGET))
          .contains("DHIS2 2.43");

      clock.advance(Duration.ofDays(2));
      run(pipeline);
      run(pipeline);

      assertThat(cht.readToTheEnd()).isTrue();
      assertThat(known())
          .containsExactly(
              "2026-10-08 after 8 days: 1",
              "2026-10-08 after 9 days: 2",
              "2026-10-10 after 20 days: 1");
    }
  }

  private static void run(LedgerPipeline pipeline) {
    pipeline.pull(TrialConfig.SOURCE);
    pipeline.count();
    pipeline.deliver(VALUES);
  }

  private LedgerPipeline pipeline(Deployment deployment) {
    return new LedgerPipeline(
        deployment,
        database.dataSource(),
        HTTP,
        clock,
        ProgressListener.NOBODY,
        EngineMode.SCHEDULED);
  }

  private static Change visit(int number, LocalDate day) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("visit", "sick_child");
    answers.put("visit_date", day);
    answers.put("recorded_at", day.atTime(9, number).toInstant(ZoneOffset.UTC));
    answers.put("org_unit", TrialVisits.site(0));
    answers.put("worker_type", "asc");
    answers.put("worker_id", "worker-1");
    answers.put("patient_id", "child-" + number);
    answers.put("sex", "F");
    answers.put("age_in_months", 20L);
    answers.put("fever", true);
    answers.put("cough", false);
    answers.put("diarrhoea", true);
    answers.put("ors_given", true);
    answers.put("zinc_given", false);
    answers.put("muac", 140L);
    answers.put("oedema", false);
    answers.put("referral_made", false);
    return new Change(number, "report-" + number, 1, answers);
  }

  private TrialConfig config() {
    return new TrialConfig(folder.resolve("config"), SITES, FIRST_DAY, "embedded");
  }

  private List<String> known() {
    return new Lateness(database.dataSource())
        .from(LocalDate.EPOCH).stream()
            .map(row -> "%s after %d days: %d".formatted(row.day(), row.days(), row.visits()))
            .sorted()
            .toList();
  }
}

package org.relais.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.console.metrics.Meters;
import org.relais.console.running.RunningRoutes;
import org.relais.ledger.TestDatabase;
import org.relais.route.CountOutcome;
import org.relais.route.DeliverOutcome;
import org.relais.route.EngineMode;
import org.relais.route.Load;
import org.relais.route.Pipeline;
import org.relais.route.PullOutcome;
import org.relais.route.ReconcileLoad;
import org.relais.route.ReconcileOutcome;
import org.relais.route.RouteEngine;

class ConsoleTest {
  private final TestDatabase database = TestDatabase.fresh();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void itIsReadyWhenTheDatabaseAnswersAndTheRoutesRun() throws Exception {
    try (TestConsole console = TestConsole.over(database.dataSource())) {
      assertThat(console.get("/health/live").statusCode()).isEqualTo(200);
      HttpResponse<String> early = console.get("/health/ready");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.body()).contains("\"database\":\"reachable\"", "\"routes\":\"not started\"");

      try (RouteEngine engine = engine(new Idle())) {
        console.routes().started(engine);
        HttpResponse<String> ready = console.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"status\":\"UP\"", "\"routes\":\"started\"");
      }
      assertThat(console.get("/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void itAnswersWhileTheDatabaseIsLostAndSaysWhatItWaitsFor() throws Exception {
    TestDatabase lost = TestDatabase.fresh();
    try (TestConsole console = TestConsole.over(lost.dataSource())) {
      lost.close();

      HttpResponse<String> ready = console.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("waiting for the database").doesNotContain("jdbc");
      assertThat(console.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(console.get("/metrics").body())
          .contains("relais_figures_known 0.0", "jvm_memory_used_bytes");
    }
  }

  @Test
  void theMetricsTellTheBalanceAndHowSourcesAndTargetsStand() throws Exception {
    database
        .sql()
        .execute(
            """
            insert into source (source, pulled, pulled_at) values ('example-cht', 2, now());
            insert into record (source, record_id, revision, class, reasons, configuration,
                                first_received, changed_at)
            values ('example-cht', '1', '1', 'REJECTED', '[]', 'v1', now(), now()),
                   ('example-cht', '2', '1', 'VOIDED', null, 'v1', now(), now());
            insert into rejection (source, record_id, held_since)
            values ('example-cht', '1', now());
            insert into target (target) values ('stick');
            """);
    try (TestConsole console = TestConsole.over(database.dataSource())) {
      String metrics = console.get("/metrics").body();

      assertThat(metrics)
          .contains("relais_records{class=\"rejected\",source=\"example-cht\"} 1.0")
          .contains("relais_records{class=\"voided\",source=\"example-cht\"} 1.0")
          .contains("relais_items{state=\"parked\",target=\"stick\",what=\"values\"} 0.0")
          .contains("relais_target_up{target=\"stick\"} 1.0")
          .contains("relais_source_last_page_timestamp_seconds{source=\"example-cht\"}")
          .contains("relais_balanced 1.0")
          .contains("relais_figures_known 1.0");
    }
  }

  @Test
  void theMetricsTellWhatEachStepDidAndWhen() throws Exception {
    try (TestConsole console = TestConsole.over(database.dataSource())) {
      try (RouteEngine engine = engine(console.meters().measuring(new Idle()))) {
        engine.pull("example-cht");
        engine.deliver(Load.cells("stick", "ICCM_MONTHLY"));
      }
      String metrics = console.get("/metrics").body();

      assertThat(metrics)
          .contains("relais_pulled_records_total{source=\"example-cht\"} 7.0")
          .contains("relais_pull_seconds_count{outcome=\"done\",source=\"example-cht\"} 1")
          .contains("relais_delivered_items_total{target=\"stick\",what=\"ICCM_MONTHLY\"} 3.0")
          .contains(
              "relais_deliver_seconds_count{outcome=\"unavailable\",target=\"stick\",what=\"ICCM_MONTHLY\"} 1")
          .contains("relais_pull_last_timestamp_seconds{source=\"example-cht\"}")
          .doesNotContain("relais_deliver_last_timestamp_seconds");
    }
  }

  @Test
  void aPortThatIsTakenIsToldWithWhatToWrite() throws Exception {
    try (TestConsole first = TestConsole.over(database.dataSource());
        Meters meters = new Meters(Clock.systemUTC())) {
      Served served =
          new Served(
              TestConsole.exampleDeployment(),
              TestConsole.exampleHome(),
              database.dataSource(),
              Clock.systemUTC(),
              meters,
              new RunningRoutes());

      assertThatThrownBy(() -> Console.start(new ServerSettings("127.0.0.1", first.port()), served))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("Port " + first.port())
          .hasMessageContaining("--port");
      assertThatThrownBy(() -> Console.start(new ServerSettings("192.0.2.1", 0), served))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("192.0.2.1");
    }
  }

  @Test
  void theLedgerStaysOpenWhenTheConsoleIsClosed() throws Exception {
    TestConsole.over(database.dataSource()).close();

    assertThat(
            database.dataSource().getConnection().isValid((int) Duration.ofSeconds(1).toSeconds()))
        .isTrue();
  }

  private static RouteEngine engine(Pipeline pipeline) {
    Deployment deployment = TestConsole.exampleDeployment();
    return RouteEngine.start(deployment, http -> pipeline, Path.of("routes"), EngineMode.ON_DEMAND);
  }

  private static final class Idle implements Pipeline {
    @Override
    public PullOutcome pull(String source) {
      return new PullOutcome(source, 1, 7, 7, null);
    }

    @Override
    public CountOutcome count() {
      return new CountOutcome(0, 0, 0);
    }

    @Override
    public ReconcileOutcome reconcile(ReconcileLoad load) {
      return new ReconcileOutcome(load.target(), 0, 0, null);
    }

    @Override
    public java.util.List<Load> unfinished() {
      return java.util.List.of();
    }

    @Override
    public DeliverOutcome deliver(Load load) {
      return new DeliverOutcome(
          load.target(), load.what(), 3, 0, new org.relais.visit.Labels("away", "absent"));
    }
  }
}

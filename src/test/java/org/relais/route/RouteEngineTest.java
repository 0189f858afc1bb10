package org.relais.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.alert.AlertSettings;
import org.relais.alert.WebhookSettings;
import org.relais.config.CompiledDeployment;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.fhir.FhirDefinition;
import org.relais.http.Credentials;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.ledger.DatabaseSettings;
import org.relais.source.Schedule;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceSettings;
import org.relais.visit.Dictionary;
import org.relais.visit.OrgUnits;
import org.relais.visit.SourceMapping;
import org.relais.visit.VisitModel;

class RouteEngineTest {
  private static final String EVERY_SECOND = "* * * * * ?";
  private static final String NEVER = "0 0 0 1 1 ? 2098";
  private static final ZoneId BAMAKO = ZoneId.of("Africa/Bamako");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private List<Load> unfinished = List.of();

  @Test
  void aCommandSendsASourceThroughThePullRouteAndGetsItsOutcome() {
    try (RouteEngine engine = start(EVERY_SECOND, EngineMode.ON_DEMAND)) {
      assertThat(engine.pull("muso").records()).isEqualTo(7);
      assertThat(engine.count().cells()).isEqualTo(3);
      assertThat(engine.deliver(Load.cells("national", "ICCM")).sent()).isEqualTo(3);
      assertThat(
              engine
                  .reconcile(new ReconcileLoad("national", Period.parse("202610").orElseThrow()))
                  .differences())
          .isEqualTo(1);
    }
    assertThat(calls)
        .containsExactly(
            "pull muso", "count", "deliver national/ICCM", "reconcile national/202610");
  }

  @Test
  void aFaultComesToTheCallerAsItWas() {
    try (RouteEngine engine = start(NEVER, EngineMode.ON_DEMAND)) {
      assertThatThrownBy(() -> engine.pull("lost"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the ledger is lost");
    }
  }

  @Test
  void onItsScheduleASourceIsPulledAndThenCounted(@TempDir Path folder) throws Exception {
    try (RouteEngine engine =
        RouteEngine.start(
            deployment(EVERY_SECOND),
            http -> new Recorder(),
            routes(folder, Map.of()),
            EngineMode.SCHEDULED)) {
      assertThat(engine).isNotNull();
      assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("pull muso");
      assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("count");
    }
  }

  @Test
  void aPushThatCouldNotEndGoesOnByItself(@TempDir Path folder) throws Exception {
    unfinished = List.of(Load.cells("national", "ICCM"));
    Path routes = routes(folder, Map.of("0/20 * * * * ?", EVERY_SECOND));
    try (RouteEngine engine =
        RouteEngine.start(
            deployment(NEVER), http -> new Recorder(), routes, EngineMode.SCHEDULED)) {
      assertThat(engine).isNotNull();
      assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("deliver national/ICCM");
    }
  }

  @Test
  void onItsScheduleItTellsPeopleWhereThereIsAWayToThem(@TempDir Path folder) throws Exception {
    Path routes = routes(folder, Map.of("30 * * * * ?", EVERY_SECOND));
    WebhookSettings hook = new WebhookSettings("http://127.0.0.1:9/in", new Credentials.None());
    AlertSettings alerts =
        new AlertSettings("en", null, hook, Duration.ZERO, Duration.ZERO, Map.of());

    try (RouteEngine engine =
        RouteEngine.start(
            deployment(NEVER, alerts), http -> new Recorder(), routes, EngineMode.SCHEDULED)) {
      assertThat(engine).isNotNull();
      assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("alert");
    }
  }

  @Test
  void preparedRoutesRunOnceTheyBeginAndGoOnWhenThoseBeforeEnd(@TempDir Path folder)
      throws Exception {
    Path routes = routes(folder, Map.of());
    try (RouteEngine before =
        RouteEngine.start(
            deployment(NEVER), http -> new Recorder(), routes, EngineMode.SCHEDULED)) {
      RouteEngine fresh =
          RouteEngine.prepare(
              deployment(EVERY_SECOND), http -> new Recorder(), routes, EngineMode.SCHEDULED);
      assertThat(calls.poll(1_500, TimeUnit.MILLISECONDS)).as("before it begins").isNull();

      assertThat(before.pause(PATIENCE)).isTrue();
      fresh.begin();
      before.close();

      try (fresh) {
        assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("pull muso");
        assertThat(before.running()).isFalse();
        assertThat(fresh.pull("muso").records()).isEqualTo(7);
      }
    }
  }

  @Test
  void whilePausedNothingReachesThePipelineAndAfterwardsItDoes() {
    try (RouteEngine engine = start(NEVER, EngineMode.ON_DEMAND)) {
      assertThat(engine.pause(PATIENCE)).isTrue();
      assertThat(engine.pull("muso").unavailable()).isNotNull();
      assertThat(engine.count().cells()).isZero();
      assertThat(engine.deliver(Load.cells("national", "ICCM")).unavailable()).isNotNull();
      assertThat(calls).isEmpty();

      engine.resume();

      assertThat(engine.pull("muso").records()).isEqualTo(7);
    }
  }

  @Test
  void aBrokenRouteFileStopsTheStartWithItsName(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("pull.camel.yaml"), "- rout:\n    id: pull\n");

    assertThatThrownBy(
            () ->
                RouteEngine.start(
                    deployment(NEVER), http -> new Recorder(), folder, EngineMode.ON_DEMAND))
        .isInstanceOf(BrokenRouteException.class)
        .hasMessageContaining("pull.camel.yaml");
  }

  /** The shipped routes with other times; what is counted by itself comes between no two calls. */
  private static Path routes(Path folder, Map<String, String> times) throws IOException {
    Map<String, String> all = new TreeMap<>(Map.of("0 0/10 * * * ?", NEVER));
    all.putAll(times);
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> time : all.entrySet()) {
          text = text.replace('"' + time.getKey() + '"', '"' + time.getValue() + '"');
        }
        Files.writeString(folder.resolve(file.getFileName()), text);
      }
    }
    return folder;
  }

  private RouteEngine start(String pull, EngineMode mode) {
    return RouteEngine.start(deployment(pull), http -> new Recorder(), Path.of("routes"), mode);
  }

  private static Deployment deployment(String pull) {
    return deployment(pull, AlertSettings.NONE);
  }

  private static Deployment deployment(String pull, AlertSettings alerts) {
    SourceDefinition source =
        new SourceDefinition(
            "muso",
            new SourceSettings() {},
            new Schedule(pull),
            new SourceMapping("muso", BAMAKO, null, List.of()),
            true,
            List.of());
    DataSet dataSet =
        new DataSet(
            "ICCM", PeriodType.MONTHLY, "site", NEVER, DataSet.PushMode.AUTOMATIC, List.of());
    TargetDefinition target =
        new TargetDefinition(
            "national", new TargetSettings() {}, List.of("ICCM"), true, null, NEVER, 100);
    return new CompiledDeployment(
        "example",
        "v1",
        new TreeMap<>(),
        new TreeMap<>(),
        BAMAKO,
        Path.of("unused"),
        new DatabaseSettings.Embedded(Path.of("unused")),
        ServerSettings.USUAL,
        alerts,
        null,
        new VisitModel(new Dictionary(List.of()), List.of(), List.of(), List.of()),
        new OrgUnits(List.of()),
        List.of(source),
        List.of(dataSet),
        List.of(target),
        new FhirDefinition("https://relais.example/fhir", false, Map.of()));
  }

  private final class Recorder implements Pipeline {
    @Override
    public List<Load> unfinished() {
      return unfinished;
    }

    @Override
    public PullOutcome pull(String source) {
      if (source.equals("lost")) {
        throw new IllegalStateException("the ledger is lost");
      }
      calls.add("pull " + source);
      return new PullOutcome(source, 1, 7, 7, null);
    }

    @Override
    public ReconcileOutcome reconcile(ReconcileLoad load) {
      calls.add("reconcile " + load.text());
      return new ReconcileOutcome(load.target(), 5, 1, null);
    }

    @Override
    public int alert() {
      calls.add("alert");
      return 1;
    }

    @Override
    public CountOutcome count() {
      calls.add("count");
      return new CountOutcome(1, 3, 0);
    }

    @Override
    public DeliverOutcome deliver(Load load) {
      calls.add("deliver " + load.text());
      return new DeliverOutcome(load.target(), load.what(), 3, 0, null);
    }
  }
}

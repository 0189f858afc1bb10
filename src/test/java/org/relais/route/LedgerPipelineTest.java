package org.relais.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.alert.AlertSettings;
import org.relais.config.CompiledDeployment;
import org.relais.config.Deployment;
import org.relais.config.ServerSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.fhir.FhirDefinition;
import org.relais.indicator.DataSet;
import org.relais.indicator.PeriodType;
import org.relais.ledger.DatabaseSettings;
import org.relais.ledger.TargetActs;
import org.relais.ledger.TestDatabase;
import org.relais.target.file.FileTargetSettings;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnits;
import org.relais.visit.VisitModel;

class LedgerPipelineTest {
  private static final String NEVER = "0 0 0 1 1 ? 2098";
  private static final Load LOAD = Load.cells("stick", "ICCM");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC);

  private final TestDatabase database = TestDatabase.fresh();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDataSetThatIsSentAutomaticallyIsSent() {
    due();

    assertThat(deliver(DataSet.PushMode.AUTOMATIC).sent()).isEqualTo(1);
    assertThat(folder.resolve("stick")).isNotEmptyDirectory();
  }

  @Test
  void aDataSetThatIsSentAfterApprovalStaysHere() {
    due();

    DeliverOutcome outcome = deliver(DataSet.PushMode.AFTER_APPROVAL);

    assertThat(outcome.sent()).isZero();
    assertThat(Files.exists(folder.resolve("stick"))).isFalse();
    assertThat(database.sql().queryForObject("select state from cell", String.class))
        .isEqualTo("DUE");
  }

  @Test
  void aPushOfATargetThatIsPausedGoesOnWhenItIsResumed() {
    due();
    TargetActs acts = new TargetActs(database.dataSource(), CLOCK);
    acts.pause("stick", "awa", "the stick is full");
    LedgerPipeline pipeline = pipeline(DataSet.PushMode.AUTOMATIC);

    assertThat(pipeline.deliver(LOAD).unavailable()).isNotNull();
    assertThat(pipeline.unfinished()).isEmpty();

    acts.resume("stick", "awa");
    assertThat(pipeline.unfinished()).containsExactly(LOAD);
    assertThat(pipeline.deliver(LOAD).sent()).isEqualTo(1);
    assertThat(pipeline.unfinished()).isEmpty();
  }

  private DeliverOutcome deliver(DataSet.PushMode mode) {
    return pipeline(mode).deliver(LOAD);
  }

  private LedgerPipeline pipeline(DataSet.PushMode mode) {
    return new LedgerPipeline(
        deployment(mode),
        database.dataSource(),
        call -> {
          throw new AssertionError("no target of this test is asked over HTTP");
        },
        CLOCK,
        ProgressListener.NOBODY,
        EngineMode.ON_DEMAND);
  }

  private void due() {
    database
        .sql()
        .update(
            """
            insert into cell (target, data_set, element, options, attribute_options, org_unit,
                              period, period_start, wanted, configuration)
            values ('stick', 'ICCM', 'MAL_POS', '{}', '{}', 'S1', '202610', '2026-10-01', 7, 'v1')
            """);
  }

  private Deployment deployment(DataSet.PushMode mode) {
    return new CompiledDeployment(
        "example",
        "v1",
        new TreeMap<>(),
        new TreeMap<>(),
        ZoneOffset.UTC,
        folder,
        new DatabaseSettings.Embedded(folder),
        ServerSettings.USUAL,
        AlertSettings.NONE,
        null,
        new VisitModel(coreFields(), List.of(), List.of(), List.of()),
        new OrgUnits(List.of()),
        List.of(),
        List.of(new DataSet("ICCM", PeriodType.MONTHLY, "site", NEVER, mode, List.of())),
        List.of(
            new TargetDefinition(
                "stick",
                new FileTargetSettings(
                    folder.resolve("stick"), FileTargetSettings.Format.ADX, null),
                List.of("ICCM"),
                false,
                LocalDate.of(2026, 1, 1),
                NEVER,
                100)),
        new FhirDefinition("https://relais.example/fhir", false, Map.of()));
  }

  private static Dictionary coreFields() {
    return new Dictionary(Stream.of(CoreField.values()).map(LedgerPipelineTest::field).toList());
  }

  private static Field field(CoreField core) {
    String name = core.fieldName();
    return new Field(
        core.ordinal(),
        name,
        core.type(),
        new Labels(name, name),
        null,
        null,
        List.of(),
        name,
        null,
        false,
        core.derived());
  }
}

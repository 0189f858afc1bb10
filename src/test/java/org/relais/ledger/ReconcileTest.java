package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CautiousTarget;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.ReconcilePolicy;
import org.relais.delivery.ReconcileRun;
import org.relais.delivery.Reconciler;
import org.relais.indicator.Period;
import org.relais.source.SourceItem;

/** What somebody does by hand at a server is found, and dealt with as the policy says. */
final class ReconcileTest {
  private static final String FEVER = "S1 202610 FEVER";
  private static final String ORS = "S1 202610 ORS";
  private static final Period SEPTEMBER = Period.parse("202609").orElseThrow();
  private static final Period OCTOBER = Period.parse("202610").orElseThrow();
  private static final ApprovalScope OF_OCTOBER =
      new ApprovalScope(Village.DHIS2, Village.DATA_SET, OCTOBER, null);

  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "cell");
  private final RememberingServer server = new RememberingServer();
  private final Village village = Village.usual().askingBeforeOverwriting();
  private int pages;

  @BeforeEach
  void deliverSome() {
    counted(
        sick("a").answering("\"sachets\":4").item(),
        sick("b").at("S2").item(),
        sick("earlier").on("2026-09-05").item());
    deliver();
  }

  @AfterEach
  void close() {
    try {
      states.assertOnlyAllowedChanges();
    } finally {
      database.close();
    }
  }

  @Test
  void aServerThatHoldsWhatItTookDoesNotDiffer() {
    assertThat(reconcile(ReconcilePolicy.REPORT)).isEqualTo(new ReconcileRun(4, 0, null));
    assertThat(differences().counts()).isEmpty();
  }

  @Test
  void whatWasChangedOrRemovedByHandIsToldAndNotTouched() {
    server.type(FEVER, 9);
    server.type(ORS, null);

    ReconcileRun run = reconcile(ReconcilePolicy.REPORT);
    deliver();

    assertThat(run.differences()).isEqualTo(2);
    assertThat(kinds()).containsExactly("FEVER CHANGED 9", "ORS MISSING null");
    assertThat(server.values()).containsEntry(FEVER, new BigDecimal(9)).doesNotContainKey(ORS);
    assertThat(differences().counts())
        .containsExactly(
            new DifferenceCount(Village.DHIS2, Village.DATA_SET, "202610", 1, 1, 0, 0));
  }

  @Test
  void aValueThatWasFoundChangedIsNotOverwrittenByALaterCorrection() {
    server.type(FEVER, 9);
    reconcile(ReconcilePolicy.REPORT);
    counted(sick("c").item());

    deliver();

    assertThat(server.values()).containsEntry(FEVER, new BigDecimal(9));
    assertThat(differences().counts()).extracting(DifferenceCount::held).containsExactly(1L);
    differences().confirm(OF_OCTOBER, differences().seen(OF_OCTOBER, 5).fingerprint(), "awa", null);
    deliver();
    assertThat(server.values()).containsEntry(FEVER, new BigDecimal(2));
  }

  @Test
  void oneConfirmedToBeOursIsSentAgainAlthoughWeCalculateTheSame() {
    server.type(FEVER, 9);
    server.type(ORS, null);
    reconcile(ReconcilePolicy.REPORT);

    differences().confirm(OF_OCTOBER, differences().seen(OF_OCTOBER, 5).fingerprint(), "awa", null);
    deliver();

    assertThat(server.values())
        .containsEntry(FEVER, BigDecimal.ONE)
        .containsEntry(ORS, new BigDecimal(4));
    assertThat(differences().counts()).isEmpty();
  }

  @Test
  void theRestoringPolicySendsOursAgain() {
    server.type(FEVER, 9);
    server.type(ORS, null);

    ReconcileRun run = reconcile(ReconcilePolicy.RESTORE);
    deliver();

    assertThat(run.differences()).isEqualTo(2);
    assertThat(server.values())
        .containsEntry(FEVER, BigDecimal.ONE)
        .containsEntry(ORS, new BigDecimal(4));
    assertThat(reconcile(ReconcilePolicy.RESTORE).differences()).isZero();
  }

  @Test
  void aForeignValueStaysForAPersonWhateverThePolicy() {
    counted(sick("new").at("S2").answering("\"sachets\":3").item());
    server.type("S2 202610 ORS", 8);

    reconcile(ReconcilePolicy.RESTORE);
    deliver();

    assertThat(server.values()).containsEntry("S2 202610 ORS", new BigDecimal(8));
    assertThat(kinds()).containsExactly("ORS FOREIGN 8");
  }

  @Test
  void aForeignValueThatWentAwayStandsInNobodysWay() {
    counted(sick("new").at("S2").answering("\"sachets\":3").item());
    server.type("S2 202610 ORS", 8);
    deliver();
    server.type("S2 202610 ORS", null);

    reconcile(ReconcilePolicy.REPORT);
    deliver();

    assertThat(server.values()).containsEntry("S2 202610 ORS", new BigDecimal(3));
    assertThat(differences().counts()).isEmpty();
  }

  @Test
  void aDifferenceThatIsMendedByHandIsForgotten() {
    server.type(FEVER, 9);
    reconcile(ReconcilePolicy.REPORT);
    server.type(FEVER, 1);

    assertThat(reconcile(ReconcilePolicy.REPORT).differences()).isZero();
    assertThat(differences().counts()).isEmpty();
  }

  @Test
  void oneThatWasStoppedGoesOnWhereItStopped() {
    server.goAway();
    ReconcileRun stopped = reconcile(ReconcilePolicy.REPORT);
    assertThat(stopped.stoppedBy()).isEqualTo(RememberingServer.DOWN);
    database.sql().update("update reconciliation set period = '202609', org_unit = 'S2'");
    server.comeBack();

    assertThat(reconcile(ReconcilePolicy.REPORT).compared()).isEqualTo(3);
    assertThat(reconcile(ReconcilePolicy.REPORT).compared()).isEqualTo(4);
  }

  @Test
  void onePeriodIsComparedByItself() {
    assertThat(
            reconciler()
                .run(village.dhis2(), Village.DATA_SET, SEPTEMBER, target(), ReconcilePolicy.REPORT)
                .compared())
        .isEqualTo(1);
  }

  private List<String> kinds() {
    return differences().seen(OF_OCTOBER, 10).first().stream()
        .map(one -> one.element() + " " + one.kind() + " " + one.found())
        .toList();
  }

  private ReconcileRun reconcile(ReconcilePolicy policy) {
    return reconciler()
        .run(village.dhis2(), Village.DATA_SET, List.of(SEPTEMBER, OCTOBER), target(), policy);
  }

  private Reconciler reconciler() {
    return new Reconciler(
        new JdbcHoldings(database.dataSource(), village.clock(), village.rules()),
        village.servers(database));
  }

  private CellTarget target() {
    return new CautiousTarget(
        server, new JdbcForeignValues(database.dataSource(), village.clock()));
  }

  private Differences differences() {
    return new Differences(database.dataSource(), village.clock(), village.rules());
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private CourierRun deliver() {
    return new Courier(
            new JdbcOutbox(database.dataSource(), village.clock(), village.rules()),
            village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, target(), Courier.Watcher.NOBODY);
  }
}

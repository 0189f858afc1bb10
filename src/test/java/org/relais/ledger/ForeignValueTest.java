package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CautiousTarget;
import org.relais.delivery.CellItem;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.indicator.Period;
import org.relais.source.SourceItem;

/** A value that Relais did not write is never overwritten before a person confirms it. */
final class ForeignValueTest {
  private static final String HERE = "S1 202610 FEVER";
  private static final ApprovalScope OCTOBER =
      new ApprovalScope(
          Village.DHIS2, Village.DATA_SET, Period.parse("202610").orElseThrow(), null);

  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "cell");
  private final RememberingServer server = new RememberingServer();
  private final Village village = Village.usual().askingBeforeOverwriting();
  private int pages;

  @AfterEach
  void close() {
    try {
      states.assertOnlyAllowedChanges();
    } finally {
      database.close();
    }
  }

  @Test
  void aValueThatSomebodyTypedStaysAndOursWaitsForAPerson() {
    server.type(HERE, 7);
    counted(sick("a").item(), sick("b").at("S2").item());

    CourierRun run = deliver();

    assertThat(server.values())
        .isEqualTo(Map.of(HERE, new BigDecimal(7), "S2 202610 FEVER", BigDecimal.ONE));
    assertThat(run.sent()).isEqualTo(1);
    assertThat(states()).containsExactly(HERE + " PARKED", "S2 202610 FEVER ACKNOWLEDGED");
    assertThat(seen().first())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Difference.Kind.FOREIGN);
              assertThat(difference.found()).isEqualTo("7");
              assertThat(difference.calculated()).isEqualTo("1");
            });
    assertThat(database.sql().queryForList("select code from cause", String.class))
        .containsExactly("FOREIGN_VALUE");
  }

  @Test
  void aPersonWhoSawBothLetsOursReplaceIt() {
    server.type(HERE, 7);
    counted(sick("a").item());
    deliver();

    assertThat(confirm(seen().fingerprint())).contains(1L);
    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, BigDecimal.ONE));
    assertThat(differences().counts()).isEmpty();
    assertThat(database.sql().queryForList("select who || ' ' || act from audit", String.class))
        .containsExactly("awa OVERWRITE");
  }

  @Test
  void aValueThatIsTypedAfterTheConfirmationIsAskedAboutAgain() {
    server.type(HERE, 7);
    counted(sick("a").item());
    deliver();
    confirm(seen().fingerprint());
    server.type(HERE, 8);

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(8)));
    assertThat(states()).containsExactly(HERE + " PARKED");
  }

  @Test
  void aConfirmationOfWhatNobodySawDoesNothing() {
    server.type(HERE, 7);
    counted(sick("a").item());
    deliver();
    String fingerprint = seen().fingerprint();
    counted(sick("b").item());

    assertThat(confirm(fingerprint)).isEmpty();
    assertThat(states()).containsExactly(HERE + " PARKED");
  }

  @Test
  void whatIsFoundWhileConfirmingIsNotReplacedUnseen() {
    server.type(HERE, 7);
    counted(sick("a").item(), sick("b").at("S2").item());
    deliver();
    String fingerprint = seen().fingerprint();
    Meanwhile ledger = new Meanwhile(database.dataSource());
    ledger.after(
        "fingerprint",
        1,
        () ->
            database
                .sql()
                .update(
                    "update cell set difference = 'CHANGED', found_value = 9, found_at = now()"
                        + " where org_unit = 'S2'"));

    Optional<Long> confirmed =
        new Differences(ledger, village.clock(), village.rules())
            .confirm(OCTOBER, fingerprint, "awa", "paper form was late");

    assertThat(ledger.happened()).isTrue();
    assertThat(confirmed).contains(1L);
    assertThat(
            database
                .sql()
                .queryForList(
                    "select org_unit from cell where overwrite_value is not null", String.class))
        .containsExactly("S1");
  }

  @Test
  void theSameValueIsTakenForOursWithoutSendingIt() {
    server.type(HERE, 1);
    counted(sick("a").item());

    deliver();

    assertThat(server.requests()).isEmpty();
    assertThat(states()).containsExactly(HERE + " ACKNOWLEDGED");
  }

  @Test
  void whatWasSentOnceIsNotLookedAtAgain() {
    counted(sick("a").item());
    deliver();
    counted(sick("b").item());
    deliver();

    assertThat(server.looks()).hasSize(1);
    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(2)));
  }

  @Test
  void aFirstPushLooksOnceForEveryParcel() {
    List<SourceItem> items = new ArrayList<>();
    for (int month = 1; month <= 9; month++) {
      items.add(sick("m" + month).on("2026-0" + month + "-15").item());
    }
    counted(items.toArray(SourceItem[]::new));

    deliver();

    assertThat(server.looks()).hasSize(1);
    assertThat(server.looks().get(0)).hasSize(9);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServerThatCannotBeLookedAtIsNotWrittenTo() {
    counted(sick("a").item());
    server.goAway();

    CourierRun run = deliver();

    assertThat(run.stoppedBy()).isEqualTo(RememberingServer.DOWN);
    assertThat(server.requests()).isEmpty();
    assertThat(states()).containsExactly(HERE + " DUE");
  }

  @Test
  void aCrashBeforeTheLookOverwritesNothing() {
    server.type(HERE, 7);
    counted(sick("a").item());
    claim();
    die();

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(7)));
    assertThat(states()).containsExactly(HERE + " PARKED");
  }

  @Test
  void whatIsTypedBetweenACrashAndTheNextPushIsNotOverwritten() {
    counted(sick("a").item());
    claim();
    die();
    // The next run reads back that nothing is there, and dies before it sends.
    readBack();
    server.type(HERE, 7);

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(7)));
  }

  @Test
  void anOlderValueOfOursThatACrashLeftIsOverwritten() {
    counted(sick("a").item());
    deliver();
    counted(sick("b").item());
    List<CellItem> two = claim();
    server.store(two);
    die();
    counted(sick("c").item());

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(3)));
  }

  @Test
  void aValueThatSomebodyTypedDuringACrashIsNotOverwritten() {
    counted(sick("a").item());
    deliver();
    counted(sick("b").item());
    claim();
    server.type(HERE, 9);
    die();

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(9)));
    assertThat(states()).containsExactly(HERE + " PARKED");
  }

  @Test
  void aVoidedVisitTakesAForeignValueNowhere() {
    server.type(HERE, 7);
    counted(sick("a").item());
    deliver();
    counted(gone("a", "2"));

    deliver();

    assertThat(server.values()).isEqualTo(Map.of(HERE, new BigDecimal(7)));
    assertThat(states()).containsExactly(HERE + " ACKNOWLEDGED");
  }

  @Test
  void whereTheConfigurationSaysSoForeignValuesAreOverwrittenUnasked() {
    Village bold = Village.usual();
    server.type(HERE, 7);
    counted(sick("a").item());

    new Courier(
            new JdbcOutbox(database.dataSource(), bold.clock(), bold.rules()),
            bold.servers(database))
        .deliver(bold.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);

    assertThat(server.values()).isEqualTo(Map.of(HERE, BigDecimal.ONE));
  }

  private DifferencesSeen seen() {
    return differences().seen(OCTOBER, 10);
  }

  private Optional<Long> confirm(String fingerprint) {
    return differences().confirm(OCTOBER, fingerprint, "awa", "paper form was late");
  }

  private Differences differences() {
    return new Differences(database.dataSource(), village.clock(), village.rules());
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private CourierRun deliver() {
    return new Courier(outbox(), village.servers(database))
        .deliver(
            village.dhis2(),
            Village.DATA_SET,
            new CautiousTarget(
                server, new JdbcForeignValues(database.dataSource(), village.clock())),
            Courier.Watcher.NOBODY);
  }

  private List<CellItem> claim() {
    return outbox()
        .claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY)
        .orElseThrow()
        .items();
  }

  private void readBack() {
    JdbcOutbox outbox = outbox();
    List<CellItem> uncertain = outbox.uncertain(Village.DHIS2, 10);
    outbox.acknowledge(uncertain, Map.of());
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  private void die() {
    DeliveryTable.abandonAll(new Store(database.dataSource()));
  }

  private List<String> states() {
    return database
        .sql()
        .queryForList(
            "select org_unit || ' ' || period || ' ' || element || ' ' || state from cell"
                + " order by 1",
            String.class);
  }
}

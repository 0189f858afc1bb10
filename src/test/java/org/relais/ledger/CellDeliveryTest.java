package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.MovingClock;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.source.SourceItem;

/** Claim, send, settle: with the real ledger and the real courier. */
final class CellDeliveryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "cell");
  private final RememberingServer server = new RememberingServer();
  private Village village = Village.usual();
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
  void whatIsDueIsSentOnceAndASecondRunSendsNothing() {
    counted(sick("a").item());

    CourierRun first = deliver();
    CourierRun second = deliver();

    assertThat(server.values()).isEqualTo(Map.of("S1 202610 FEVER", BigDecimal.ONE));
    assertThat(first.sent()).isEqualTo(1);
    assertThat(second).isEqualTo(new CourierRun(0, 0, 0, null));
    assertThat(states()).containsExactly("S1 202610 FEVER ACKNOWLEDGED");
  }

  @Test
  void fiveAcknowledgedSevenSentDeathCorrectedToFiveEndsAsFive() {
    sachets("1", 5);
    deliver();
    sachets("2", 7);
    CellParcel seven = claim();
    server.store(seven.items());
    die();
    sachets("3", 5);

    deliver();

    assertThat(server.values().get("S1 202610 ORS")).isEqualTo("5");
    assertThat(server.readBacks()).isEqualTo(1);
    assertThat(states()).containsOnly("S1 202610 ORS ACKNOWLEDGED");
  }

  @Test
  void aCrashBetweenSendingAndSettlingIsReadBackAndNotSentAgain() {
    sachets("1", 5);
    CellParcel claimed = claim();
    server.store(claimed.items());
    die();

    CourierRun run = deliver();

    assertThat(run.sent()).isZero();
    assertThat(server.requests()).isEmpty();
    assertThat(states()).containsExactly("S1 202610 ORS ACKNOWLEDGED");
  }

  @Test
  void aCrashBeforeSendingIsReadBackAndSent() {
    sachets("1", 5);
    claim();
    die();

    deliver();

    assertThat(server.values()).isEqualTo(Map.of("S1 202610 ORS", new BigDecimal(5)));
    assertThat(outcomes()).containsExactly("LOST", "ACCEPTED");
  }

  @Test
  void aClaimThatWasLostSettlesNothing() {
    sachets("1", 5);
    CellParcel claimed = claim();
    die();

    outbox().settle(claimed, new Reply.Accepted("late", Map.of()));

    assertThat(states()).containsExactly("S1 202610 ORS DUE");
    assertThat(outcomes()).containsExactly("LOST");
  }

  @Test
  void settlingWritesWhatTheDeliveryCarriedNotWhatIsWantedMeanwhile() {
    sachets("1", 5);
    CellParcel claimed = claim();
    sachets("2", 6);

    outbox().settle(claimed, new Reply.Accepted("ok", Map.of()));

    assertThat(states()).containsExactly("S1 202610 ORS DUE");
    deliver();
    assertThat(server.values().get("S1 202610 ORS")).isEqualTo("6");
  }

  @Test
  void aCellThatIsGoneIsDeletedAtTheTarget() {
    counted(sick("a").item());
    deliver();

    counted(gone("a", "2"));
    deliver();

    assertThat(server.values()).isEmpty();
    assertThat(server.requests().get(1).items()).extracting(CellItem::value).containsOnlyNulls();
    assertThat(states()).containsExactly("S1 202610 FEVER ACKNOWLEDGED");
  }

  @Test
  void aCellThatIsGoneBecomesZeroWhereZerosAreSentAndOnlyThen() {
    village = Village.usual().sendingZeros();
    counted(sick("a").item(), sick("b").at("S2").item());
    server.behave(
        parcel ->
            rejecting(
                parcel.items().stream().filter(item -> item.key().orgUnit().equals("S2")).toList(),
                true,
                parcel));
    deliver();

    counted(gone("a", "2"), gone("b", "2"));
    server.behave(null);
    deliver();

    assertThat(server.values()).isEqualTo(Map.of("S1 202610 FEVER", BigDecimal.ZERO));
    assertThat(states())
        .containsExactly("S1 202610 FEVER ACKNOWLEDGED", "S2 202610 FEVER ACKNOWLEDGED");
  }

  @Test
  void aRefusedRowIsParkedWithItsCauseAndTheOthersAreStored() {
    counted(sick("a").item(), sick("b").at("S2").item());
    server.behave(parcel -> rejecting(parcel.items().subList(0, 1), true, parcel));

    CourierRun run = deliver();

    assertThat(run.sent()).isEqualTo(1);
    assertThat(run.refused()).isEqualTo(1);
    assertThat(states()).containsExactly("S1 202610 FEVER PARKED", "S2 202610 FEVER ACKNOWLEDGED");
    assertThat(
            database
                .sql()
                .queryForList(
                    "select code from cause join cell using (cause) join delivery_cell d"
                        + " using (cell) where d.cause = cell.cause",
                    String.class))
        .containsExactly("VALUE_REFUSED");
    server.behave(null);
    assertThat(deliver().requests()).isZero();
  }

  @Test
  void aRequestRefusedAsAWholeIsNarrowedUntilTheFaultStandsAlone() {
    eightMonths();
    server.behave(
        parcel ->
            parcel.items().stream().anyMatch(RecountedBad::is)
                ? new Reply.Rejected(List.of(), false, RememberingServer.BAD, Map.of())
                : null);

    CourierRun run = deliver();

    assertThat(run.refused()).isEqualTo(1);
    assertThat(run.sent()).isEqualTo(15);
    assertThat(server.values()).hasSize(15);
    assertThat(database.sql().queryForList("select period from cell where state = 'PARKED'"))
        .containsExactly(Map.of("period", "202603"));
    assertThat(run.requests()).isLessThan(12);
  }

  @Test
  void oneValueAtWhichTheServerFailsWaitsAndHoldsBackNobody() {
    eightMonths();
    server.behave(
        parcel ->
            parcel.items().stream().anyMatch(RecountedBad::is)
                ? new Reply.Unavailable(RememberingServer.BAD, null, true, true)
                : null);

    CourierRun run = deliver();

    assertThat(run.stoppedBy()).isNull();
    assertThat(server.values()).hasSize(15);
    assertThat(
            database
                .sql()
                .queryForList(
                    "select period, element, state from cell where state <> 'ACKNOWLEDGED'"))
        .containsExactly(Map.of("period", "202603", "element", "ORS", "state", "WAITING"));
  }

  private void eightMonths() {
    List<SourceItem> items = new ArrayList<>();
    for (int month = 1; month <= 8; month++) {
      String day = "2026-0" + month + "-15";
      items.add(sick("a" + month).on(day).answering("\"sachets\":" + month).item());
    }
    counted(items.toArray(SourceItem[]::new));
  }

  /** The one row that the server does not like. */
  private static final class RecountedBad {
    static boolean is(CellItem item) {
      return item.key().element().equals("ORS") && item.key().period().id().equals("202603");
    }
  }

  @Test
  void aServerThatIsDownCostsNoItemItsPlace() {
    counted(sick("a").item(), sick("b").at("S2").item());
    server.behave(
        parcel -> new Reply.Unavailable(RememberingServer.DOWN, Duration.ofMinutes(5), false));

    CourierRun run = deliver();

    assertThat(run.stoppedBy()).isEqualTo(RememberingServer.DOWN);
    assertThat(run.requests()).isEqualTo(1);
    assertThat(states()).containsExactly("S1 202610 FEVER DUE", "S2 202610 FEVER DUE");
    server.behave(null);
    assertThat(deliver().requests()).isZero();
    village.at(Village.NOW.plus(Duration.ofMinutes(5)));
    deliver();
    assertThat(server.values()).hasSize(2);
  }

  @Test
  void anOutcomeThatNobodyKnowsIsReadBackBeforeAnythingIsSent() {
    sachets("1", 5);
    server.behave(
        parcel -> {
          server.store(parcel.items());
          return new Reply.Unavailable(RememberingServer.DOWN, null, true);
        });
    deliver();
    assertThat(states()).containsExactly("S1 202610 ORS DUE");

    server.behave(null);
    CourierRun run = deliver();

    assertThat(run.sent()).isZero();
    assertThat(server.requests()).hasSize(1);
    assertThat(states()).containsExactly("S1 202610 ORS ACKNOWLEDGED");
  }

  @Test
  void aTargetThatCannotBeReadGetsWhatIsUncertainAgain() {
    sachets("1", 5);
    CellParcel claimed = claim();
    server.store(claimed.items());
    die();
    sachets("2", 0);
    server.cannotBeRead();

    deliver();

    assertThat(server.requests()).hasSize(1);
    assertThat(server.values()).isEmpty();
    assertThat(states()).containsExactly("S1 202610 ORS ACKNOWLEDGED");
  }

  @Test
  void whatTheClockEndsWaitsAndIsTriedAgainInItsTime() {
    counted(sick("a").item());
    server.behave(
        parcel ->
            new Reply.Rejected(
                List.of(new Refusal(parcel.items().get(0).id(), RememberingServer.BAD, true)),
                false,
                null,
                Map.of()));
    deliver();
    assertThat(states()).containsExactly("S1 202610 FEVER WAITING");

    server.behave(null);
    assertThat(deliver().requests()).isZero();

    village = Village.usual().at(Village.NOW.plus(Duration.ofHours(1)));
    deliver();
    assertThat(states()).containsExactly("S1 202610 FEVER ACKNOWLEDGED");
  }

  @Test
  void whatWaitsAgainWaitsTwiceAsLongUpToADayAndFromTheStartOnceItWasTaken() {
    counted(sick("a").item());
    MovingClock clock = new MovingClock(Village.NOW);
    village.on(clock);
    server.behave(CellDeliveryTest::notYet);
    for (long hours : List.of(1, 2, 4, 8, 16, 24, 24)) {
      deliver();
      Duration whole = Duration.ofHours(hours);
      assertThat(Duration.between(clock.instant(), nextCheck()))
          .isBetween(whole.dividedBy(2), whole);
      clock.set(nextCheck().minusMillis(1));
      assertThat(deliver().requests()).isZero();
      clock.pass(Duration.ofMillis(1));
    }
    server.behave(null);
    assertThat(deliver().sent()).isEqualTo(1);

    counted(sick("b").item());
    server.behave(CellDeliveryTest::notYet);
    deliver();
    assertThat(Duration.between(clock.instant(), nextCheck()))
        .isLessThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void aPeriodThatIsNotOverIsNotTriedBeforeItIs() {
    counted(sick("a").on("2026-11-05").item());
    server.behave(CellDeliveryTest::notYet);

    deliver();

    assertThat(nextCheck()).isEqualTo("2026-12-01T00:00:00Z");
  }

  private static Reply notYet(CellParcel parcel) {
    return new Reply.Rejected(
        List.of(new Refusal(parcel.items().get(0).id(), RememberingServer.BAD, true)),
        false,
        null,
        Map.of());
  }

  private Instant nextCheck() {
    return database
        .sql()
        .queryForList("select next_check from cell", Timestamp.class)
        .get(0)
        .toInstant();
  }

  @Test
  void aParcelCarriesWholeSiteMonthsTheEarliestFirst() {
    village = Village.usual().parcelsOf(3);
    counted(
        sick("a").on("2026-09-01").answering("\"sachets\":1").item(),
        sick("b").answering("\"sachets\":1").item(),
        sick("c").at("S2").answering("\"sachets\":1").item());

    deliver();

    assertThat(server.requests())
        .extracting(
            parcel -> parcel.items().get(0).key().period().id() + " " + parcel.items().size())
        .containsExactly("202609 2", "202610 2", "202610 2");
  }

  @Test
  void aSiteMonthIsNeverCutHoweverSmallTheParcel() {
    village = Village.usual().parcelsOf(1);
    counted(sick("a").answering("\"sachets\":1").item());

    deliver();

    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).items()).hasSize(2);
  }

  @Test
  void aTargetThatWantsWholeSiteMonthsGetsTheirOtherValuesToo() {
    village = Village.usual().deliveringWholeSiteMonths();
    counted(sick("a").item());
    deliver();

    counted(sick("b").only("\"sachets\":4").item());
    deliver();

    CellParcel second = server.requests().get(1);
    assertThat(second.items()).extracting(item -> item.key().element()).containsExactly("ORS");
    assertThat(second.unchanged())
        .extracting(item -> item.key().element())
        .containsExactly("FEVER");
  }

  @Test
  void whatStartsBeforeDeliverFromIsNotSentAlthoughItWasCounted() {
    counted(sick("a").on("2026-09-30").item(), sick("b").item());
    village = Village.usual().deliveringFrom(LocalDate.of(2026, 10, 1));

    deliver();

    assertThat(server.values()).containsOnlyKeys("S1 202610 FEVER");
  }

  private static Reply rejecting(List<CellItem> items, boolean othersStored, CellParcel parcel) {
    return new Reply.Rejected(
        items.stream().map(item -> new Refusal(item.id(), RememberingServer.BAD, false)).toList(),
        othersStored,
        null,
        Map.of());
  }

  private void sachets(String revision, int sachets) {
    counted(sick("a").revision(revision).only("\"sachets\":" + sachets).item());
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private CourierRun deliver() {
    return new Courier(outbox(), village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private CellParcel claim() {
    return outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  /** What the next process finds and does first. */
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

  private List<String> outcomes() {
    return database
        .sql()
        .queryForList("select outcome from delivery order by delivery", String.class);
  }
}

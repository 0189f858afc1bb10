package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.gone;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Courier;
import org.relais.delivery.MovingClock;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.source.SourceItem;

/** How many days after the visit a target first acknowledged a value that holds it. */
final class FirstAcknowledgementTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovingClock clock = new MovingClock(Instant.parse("2026-10-04T08:00:00Z"));
  private final Village village = Village.usual().on(clock);
  private final RememberingServer server = new RememberingServer();
  private int pages;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aLateVisitsOwnAcknowledgementCountsAndNotThatOfTheEarlierTotal() {
    counted(sick("a").item(), sick("b").on("2026-10-04").item());
    deliver();
    clock.pass(DAY.multipliedBy(8));
    counted(sick("late").item());
    deliver();

    assertThat(known())
        .containsExactly(
            "2026-10-04 after 0 days: 1",
            "2026-10-04 after 1 days: 1",
            "2026-10-12 after 9 days: 1");
  }

  @Test
  void theDaysForWhichTheServerWasDownCount() {
    counted(sick("a").item());
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, false));
    deliver();
    clock.pass(DAY.multipliedBy(3));
    server.behave(null);
    deliver();

    assertThat(known()).containsExactly("2026-10-07 after 4 days: 1");
  }

  @Test
  void aCorrectionOrAnotherDeliveryOfTheSameVisitsCountsNoSecondTime() {
    counted(sick("a").item());
    deliver();
    clock.pass(DAY);
    counted(sick("a").revision("2").answering("\"sachets\":3").item());
    deliver();
    database.sql().update("update cell set acknowledged_unknown = true, acknowledged = null");
    deliver();

    assertThat(server.requests()).hasSizeGreaterThan(1);
    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1");
  }

  @Test
  void aVisitThatMovesNoValueIsNotAwaitedUntilACorrectionHasItMoveOne() {
    counted(sick("a").only("\"fever\":\"no\"").item());
    deliver();
    assertThat(known()).isEmpty();
    assertThat(awaited()).isZero();
    clock.pass(DAY);

    counted(sick("a").revision("2").item());
    deliver();

    assertThat(known()).containsExactly("2026-10-05 after 2 days: 1");
  }

  @Test
  void whatIsFoundAtTheServerAfterAnUncertainOutcomeIsAcknowledgedThen() {
    counted(sick("a").item());
    server.store(claim().items());
    DeliveryTable.abandonAll(new Store(database.dataSource()));
    clock.pass(DAY);

    deliver();

    assertThat(server.requests()).as("it is asked, and nothing is sent again").isEmpty();
    assertThat(known()).containsExactly("2026-10-05 after 2 days: 1");
  }

  @Test
  void whatIsNotFoundAfterAnUncertainOutcomeIsAcknowledgedWhenItIsSentAgain() {
    counted(sick("a").item());
    claim();
    DeliveryTable.abandonAll(new Store(database.dataSource()));
    clock.pass(DAY.multipliedBy(2));

    deliver();

    assertThat(server.requests()).hasSize(1);
    assertThat(known()).containsExactly("2026-10-06 after 3 days: 1");
  }

  @Test
  void whatCameWhileADeliveryWasOnItsWayIsNotInIt() {
    counted(sick("a").item());
    CellParcel parcel = claim();
    counted(sick("b").item());

    outbox().settle(parcel, new Reply.Accepted("ok", Map.of()));
    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1");
    clock.pass(DAY);
    deliver();

    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1", "2026-10-05 after 2 days: 1");
  }

  @Test
  void aVisitOfWhichEveryValueWasRefusedIsAwaitedOn() {
    counted(sick("a").item(), sick("b").only("\"sachets\":3").on("2026-10-02").item());
    server.behave(
        parcel ->
            new Reply.Rejected(
                parcel.items().stream()
                    .filter(item -> item.key().element().equals("ORS"))
                    .map(item -> new Refusal(item.id(), RememberingServer.BAD, false))
                    .toList(),
                true,
                null,
                Map.of()));
    deliver();
    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1");
    clock.pass(DAY);
    server.behave(null);
    database.sql().update("update cell set" + Holds.RELEASED + "where hold = 'PARKED'");
    deliver();

    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1", "2026-10-05 after 3 days: 1");
  }

  @Test
  void aVisitThatIsWithdrawnBeforeItIsSentIsAwaitedNoMore() {
    counted(sick("a").item(), sick("b").item());
    counted(gone("b", "2"));
    assertThat(awaited()).isEqualTo(1);

    deliver();

    assertThat(known()).containsExactly("2026-10-04 after 1 days: 1");
    assertThat(awaited()).isZero();
  }

  @Test
  void ofWhatCameBeforeItWasWatchedNothingIsInvented() {
    counted(sick("old").item());
    database.sql().update("delete from counted_visits");
    database.sql().update("delete from awaited_visits");
    clock.pass(DAY.multipliedBy(2));
    database
        .sql()
        .update(
            "insert into acknowledgements_watched (since) values (timestamptz '2026-10-05 00:00Z')");

    counted(sick("new").item());
    deliver();

    assertThat(known()).containsExactly("2026-10-06 after 3 days: 1");
    assertThat(new Lateness(database.dataSource()).knownSince())
        .contains(Instant.parse("2026-10-05T00:00:00Z"));
  }

  @Test
  void aTargetHasNoPartInPeriodsThatItDoesNotGet() {
    Village later = village.deliveringFrom(LocalDate.of(2026, 10, 1));
    later.intake(database).commit(page("p", sick("a").on("2026-09-30").item()));
    later.recount(database).run(n -> {});

    assertThat(awaited()).isZero();
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private void deliver() {
    new Courier(outbox(), village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private CellParcel claim() {
    return outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), clock, village.rules());
  }

  private List<String> known() {
    return new Lateness(database.dataSource())
        .from(LocalDate.EPOCH).stream()
            .filter(row -> row.target().equals(Village.DHIS2))
            .map(row -> "%s after %d days: %d".formatted(row.day(), row.days(), row.visits()))
            .sorted()
            .toList();
  }

  private int awaited() {
    Integer visits =
        database
            .sql()
            .queryForObject(
                "select coalesce(sum(visits), 0) from awaited_visits where target = ?",
                Integer.class,
                Village.DHIS2);
    return visits == null ? 0 : visits;
  }
}

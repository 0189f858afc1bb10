package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.Courier;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;

/** How often something was refused for a cause, and what became of the rest of the delivery. */
class CauseHistoryTest {
  private static final Cause FAULT =
      new Cause("VALUE_REFUSED", new Labels("bad", "mauvais"), Cause.Owner.MAPPING);

  private final TestDatabase database = TestDatabase.fresh();
  private final RememberingServer server = new RememberingServer();
  private final Village village = Village.usual();
  private int pages;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theOthersOfADeliveryWereReceivedAndTheServerIsQuoted() {
    counted(
        sick("a").item(), sick("b").at("S2").item(), sick("c").at("S2").on("2026-09-30").item());
    deliver("E8020 of row 1", true);

    assertThat(history())
        .satisfies(
            past -> {
              assertThat(past.said()).isEqualTo("E8020 of row 1");
              assertThat(past.refusals()).isOne();
              assertThat(past.first()).isEqualTo(past.last());
              assertThat(past.lastRefused()).isOne();
              assertThat(past.lastOthers()).isEqualTo(2);
              assertThat(past.othersStored()).isTrue();
            });
  }

  @Test
  void eachRefusedDeliveryIsCountedAndTheLastOneIsTold() {
    counted(sick("a").item(), sick("b").at("S2").item());
    deliver("E8020 of row 1", true);
    counted(sick("c").at("S2").on("2026-09-30").item());
    deliver("E8020 of row 4", true);

    CauseHistory past = history();
    assertThat(past.refusals()).isEqualTo(2);
    assertThat(past.said()).isEqualTo("E8020 of row 4");
    assertThat(past.lastRefused()).isOne();
    assertThat(past.lastOthers()).isZero();
    assertThat(number("select count(*) from cause")).as("one cause, whatever was said").isOne();
  }

  @Test
  void aRefusalAsAWholeIsNoRefusalOfTheItemThatItsCauseNames() {
    counted(sick("a").item(), sick("b").at("S2").item());
    server.behave(
        parcel ->
            new Reply.Rejected(
                List.of(),
                false,
                FAULT.saying(parcel.items().size() == 1 ? "E8020 of it" : "E8020 of the request"),
                Map.of()));
    delivered();

    CauseHistory past = history();
    assertThat(past.refusals())
        .as("each value that stood alone, and not the requests that held several")
        .isEqualTo(number("select count(*) from delivery_cell where cause is not null"));
    assertThat(past.refusals()).isLessThan(number("select count(*) from delivery"));
    assertThat(past.lastRefused()).isOne();
    assertThat(past.said()).isEqualTo("E8020 of it");
  }

  @Test
  void ofARequestThatWasRefusedAsAWholeNobodyIsQuoted() {
    counted(sick("a").item(), sick("b").at("S2").item());
    server.behave(
        parcel ->
            parcel.items().size() == 1
                ? null
                : new Reply.Rejected(List.of(), false, FAULT.saying("E8020 of row 1"), Map.of()));
    delivered();

    assertThat(number("select count(*) from delivery where outcome = 'REJECTED'")).isPositive();
    assertThat(
            CauseHistory.of(
                database.dataSource(), new CauseId(number("select max(cause) from cause"))))
        .isEmpty();
    assertThat(number("select count(*) from cause where said is not null")).isZero();
  }

  @Test
  void ofACauseForWhichNothingWasRefusedNothingIsSaid() {
    assertThat(CauseHistory.of(database.dataSource(), new CauseId(1))).isEmpty();
  }

  private CauseHistory history() {
    return CauseHistory.of(
            database.dataSource(), new CauseId(number("select max(cause) from cause")))
        .orElseThrow();
  }

  private long number(String query) {
    return Objects.requireNonNull(database.sql().queryForObject(query, Long.class));
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  /** The first value of each parcel is refused. */
  private void deliver(String said, boolean othersStored) {
    server.behave(
        parcel -> {
          CellItem first = parcel.items().get(0);
          return new Reply.Rejected(
              List.of(new Refusal(first.id(), FAULT, false).saying(said)),
              othersStored,
              null,
              Map.of());
        });
    delivered();
  }

  private void delivered() {
    new Courier(
            new JdbcOutbox(database.dataSource(), village.clock(), village.rules()),
            village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }
}

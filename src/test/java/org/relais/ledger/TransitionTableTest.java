package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relais.delivery.DeliveryState.ACKNOWLEDGED;
import static org.relais.delivery.DeliveryState.DISCARDED;
import static org.relais.delivery.DeliveryState.DUE;
import static org.relais.delivery.DeliveryState.PARKED;
import static org.relais.delivery.DeliveryState.SENDING;
import static org.relais.delivery.DeliveryState.WAITING;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.DeliveryState;
import org.relais.delivery.MovingClock;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.springframework.dao.DataIntegrityViolationException;

/** Every way from one state to another: by its act where the table allows it, refused else. */
final class TransitionTableTest {
  /** How the row of a cell of each state looks, with 5 wanted. */
  private static final Map<DeliveryState, String> ROWS = rows();

  private final TestDatabase database = TestDatabase.fresh();
  private final MovingClock clock = new MovingClock(Village.NOW);
  private final Village village = Village.usual().on(clock);
  private int pages;

  @AfterEach
  void close() {
    database.close();
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        way(DUE, "claimed", TransitionTableTest::claim, SENDING),
        way(DUE, "wanted as before", t -> t.want(5), ACKNOWLEDGED),
        way(SENDING, "accepted", t -> t.settle(new Reply.Accepted("", Map.of())), ACKNOWLEDGED),
        way(SENDING, "unavailable", t -> t.settle(unavailable()), DUE),
        way(SENDING, "the process died", TransitionTableTest::die, DUE),
        way(SENDING, "refused until a time", t -> t.settle(t.refusal(true)), WAITING),
        way(SENDING, "refused", t -> t.settle(t.refusal(false)), PARKED),
        way(WAITING, "its time came", TransitionTableTest::itsTimeComes, DUE),
        way(WAITING, "wanted as before", t -> t.want(5), ACKNOWLEDGED),
        way(
            WAITING,
            "set aside",
            t -> t.person("hold = 'DISCARDED', next_check = null"),
            DISCARDED),
        way(PARKED, "tried again", t -> t.person(Holds.RELEASED), DUE),
        way(PARKED, "wanted as before", t -> t.want(5), ACKNOWLEDGED),
        way(PARKED, "set aside", t -> t.person("hold = 'DISCARDED'"), DISCARDED),
        way(ACKNOWLEDGED, "another value wanted", t -> t.want(9), DUE),
        way(ACKNOWLEDGED, "the server was restored", TransitionTableTest::reset, DUE),
        way(DISCARDED, "another value wanted", t -> t.want(9), DUE),
        way(DISCARDED, "wanted as before", t -> t.want(5), ACKNOWLEDGED));
  }

  @ParameterizedTest(name = "{0} becomes {3}: {1}")
  @MethodSource("allowed")
  void becomesByItsAct(
      DeliveryState before, String act, Consumer<TransitionTableTest> how, DeliveryState after) {
    arrive(before);

    how.accept(this);

    assertThat(state()).as(act).isEqualTo(after);
    assertThat(before.mayBecome(after)).isTrue();
  }

  static Stream<Arguments> refused() {
    List<Arguments> refused = new ArrayList<>();
    for (DeliveryState before : DeliveryState.values()) {
      for (DeliveryState after : DeliveryState.values()) {
        if (!before.mayBecome(after)) {
          refused.add(Arguments.of(before, after));
        }
      }
    }
    return refused.stream();
  }

  @ParameterizedTest(name = "{0} never becomes {1}")
  @MethodSource("refused")
  void isRefusedByTheLedger(DeliveryState before, DeliveryState after) {
    want(5);
    claim();
    database.sql().execute("alter table cell disable trigger cell_transition");
    database.sql().execute("update cell set " + ROWS.get(before));
    database.sql().execute("alter table cell enable trigger cell_transition");
    assertThat(state()).isEqualTo(before);

    assertThatThrownBy(() -> database.sql().execute("update cell set " + ROWS.get(after)))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(before + " may not become " + after);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void theLedgersTableIsTheOneOfTheProgram(DeliveryState before, DeliveryState after) {
    assertThat(
            database
                .sql()
                .queryForObject(
                    "select ? = ? or may_become(?, ?)",
                    Boolean.class,
                    before.name(),
                    after.name(),
                    before.name(),
                    after.name()))
        .isEqualTo(before.mayBecome(after));
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(DeliveryState.values())
        .flatMap(before -> Stream.of(DeliveryState.values()).map(a -> Arguments.of(before, a)));
  }

  @ParameterizedTest
  @MethodSource("allowedPairs")
  void everyAllowedWayHasItsAct(DeliveryState before, DeliveryState after) {
    assertThat(allowed().map(way -> way.get()[0] + " " + way.get()[3]))
        .contains(before + " " + after);
  }

  static Stream<Arguments> allowedPairs() {
    return Stream.of(DeliveryState.values())
        .flatMap(before -> before.next().stream().map(after -> Arguments.of(before, after)));
  }

  private static Arguments way(
      DeliveryState before, String act, Consumer<TransitionTableTest> how, DeliveryState after) {
    return Arguments.of(before, act, how, after);
  }

  private static Map<DeliveryState, String> rows() {
    String free = "delivery = null, next_check = null, wanted = 5, ";
    String known = "acknowledged_unknown = false, read_back = false, ";
    Map<DeliveryState, String> rows = new LinkedHashMap<>();
    rows.put(DUE, free + known + "hold = null, acknowledged = 4");
    rows.put(
        SENDING, "delivery = (select min(delivery) from delivery), hold = null, next_check = null");
    rows.put(WAITING, free + known + "hold = 'WAITING', acknowledged = 4");
    rows.put(PARKED, free + known + "hold = 'PARKED', acknowledged = 4");
    rows.put(DISCARDED, free + known + "hold = 'DISCARDED', acknowledged = 4");
    rows.put(ACKNOWLEDGED, free + known + "hold = null, acknowledged = 5");
    return rows;
  }

  /** The cell holds 5 at the target, and 7 is wanted where it is not acknowledged. */
  private void arrive(DeliveryState state) {
    want(5);
    claim();
    settle(new Reply.Accepted("ok", Map.of()));
    if (state == ACKNOWLEDGED) {
      return;
    }
    want(7);
    if (state == DUE) {
      return;
    }
    claim();
    switch (state) {
      case WAITING -> settle(refusal(true));
      case PARKED -> settle(refusal(false));
      case DISCARDED -> {
        settle(refusal(false));
        person("hold = 'DISCARDED'");
      }
      default -> assertThat(state).isEqualTo(SENDING);
    }
    assertThat(state()).isEqualTo(state);
  }

  private void want(int sachets) {
    village
        .intake(database)
        .commit(
            page(
                "c" + pages++,
                sick("a").revision("" + pages).only("\"sachets\":" + sachets).item()));
    village.recount(database).run(counted -> {});
  }

  private CellParcel claimed;

  private void claim() {
    claimed = outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
  }

  private void settle(Reply reply) {
    outbox().settle(claimed, reply);
  }

  private static Reply unavailable() {
    return new Reply.Unavailable(RememberingServer.DOWN, null, false);
  }

  private Reply refusal(boolean waiting) {
    return new Reply.Rejected(
        List.of(new Refusal(claimed.items().get(0).id(), RememberingServer.BAD, waiting)),
        true,
        null,
        Map.of());
  }

  private void die() {
    DeliveryTable.abandonAll(new Store(database.dataSource()));
  }

  /** Nothing wakes but a claim; what it claims is due again when the server is away. */
  private void itsTimeComes() {
    clock.pass(Duration.ofDays(40));
    claim();
    settle(unavailable());
  }

  private void reset() {
    new TargetActs(database.dataSource(), clock).reset(Village.DHIS2, "awa");
  }

  private void person(String assignments) {
    database.sql().execute("update cell set " + assignments);
  }

  private DeliveryState state() {
    return DeliveryState.valueOf(
        database.sql().queryForList("select state from cell", String.class).get(0));
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), clock, village.rules());
  }
}

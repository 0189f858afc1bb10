package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.MovingClock;
import org.relais.delivery.Reply;
import org.relais.delivery.Servers;

/** A server that is away for two days, with ten thousand values waiting for it. */
final class ServerDownTest {
  private static final int ITEMS = 10_000;
  private static final Duration TICK = Duration.ofSeconds(20);
  private static final int TICKS = (int) (Duration.ofDays(2).toSeconds() / TICK.toSeconds());

  private final TestDatabase database = TestDatabase.fresh();
  private final MovingClock clock = new MovingClock(Village.NOW);
  private final Village village = Village.usual().on(clock).parcelsOf(1_000);
  private final RememberingServer server = new RememberingServer();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void costsSingleProbesAtAGrowingIntervalAndNoItemItsPlace() {
    due();
    AtomicInteger carried = new AtomicInteger();
    server.behave(
        parcel -> {
          carried.addAndGet(parcel.items().size());
          return new Reply.Unavailable(RememberingServer.DOWN, null, false);
        });
    Courier courier = courier();

    long calls = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      calls += deliver(courier).requests();
      clock.pass(TICK);
    }

    assertThat(calls).isEqualTo(server.requests().size());
    assertThat(calls)
        .as("7 doublings of 30 seconds, then one each half to whole hour")
        .isBetween(48L, 7 + 96L);
    assertThat(carried.get())
        .as("one whole parcel, then a handful each time")
        .isLessThanOrEqualTo(1_000 + 10 * (int) calls);
    assertThat(states()).isEqualTo(Map.of("DUE", (long) ITEMS));

    server.behave(null);
    clock.pass(Duration.ofHours(1));
    CourierRun back = deliver(courier);

    assertThat(back.stoppedBy()).isNull();
    assertThat(back.sent()).isEqualTo(ITEMS);
    assertThat(server.values()).hasSize(ITEMS);
    assertThat(states()).isEqualTo(Map.of("ACKNOWLEDGED", (long) ITEMS));
  }

  @Test
  void isNotAskedSoonerBecauseTheProgramStartedAnew() {
    due();
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, false));

    for (int start = 0; start < 50; start++) {
      deliver(courier());
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aReadBackThatFailsStopsTheServerToo() {
    due();
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, true));
    Courier courier = courier();
    deliver(courier);
    server.goAway();

    clock.pass(Duration.ofMinutes(1));
    CourierRun run = deliver(courier);

    assertThat(run.requests()).isEqualTo(1);
    assertThat(run.stoppedBy()).isEqualTo(RememberingServer.DOWN);
    assertThat(run.nextTry()).isAfter(clock.instant());
    assertThat(server.requests()).hasSize(1);
    assertThat(server.readBacks()).isEqualTo(1);
  }

  @Test
  void aPauseHoldsAcrossAStartAndItsEndSendsAll() {
    due();
    TargetActs acts = new TargetActs(database.dataSource(), clock);
    acts.pause(Village.DHIS2, "awa", "the server is being upgraded");

    CourierRun paused = deliver(courier());

    assertThat(paused.requests()).isZero();
    assertThat(paused.nextTry()).isNull();
    assertThat(paused.stoppedBy().message().en()).contains("awa", "being upgraded", "resume");
    assertThat(deliver(courier()).requests()).isZero();

    acts.resume(Village.DHIS2, "awa");

    assertThat(deliver(courier()).sent()).isEqualTo(ITEMS);
  }

  private void due() {
    database
        .sql()
        .update(
            """
            insert into cell (target, data_set, element, options, attribute_options, org_unit,
                              period, period_start, wanted, configuration)
            select ?, ?, 'E' || n % 10, '{}', '{}', 'S' || n / 10, '202610', '2026-10-01', n, 'v1'
              from generate_series(1, ?) as n
            """,
            Village.DHIS2, Village.DATA_SET, ITEMS);
  }

  private Courier courier() {
    Servers servers =
        new Servers(
            List.of(village.dhis2()),
            new JdbcTargetStates(database.dataSource(), clock),
            clock,
            new Random(3),
            false);
    return new Courier(new JdbcOutbox(database.dataSource(), clock, village.rules()), servers);
  }

  private CourierRun deliver(Courier courier) {
    return courier.deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new java.util.HashMap<>();
    database
        .sql()
        .query(
            "select state, count(*) from cell group by state",
            row -> {
              states.put(row.getString(1), row.getLong(2));
            });
    return states;
  }
}

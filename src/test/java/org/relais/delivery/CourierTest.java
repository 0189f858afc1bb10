package org.relais.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.relais.visit.Labels;

class CourierTest {
  private static final TargetDefinition TARGET =
      new TargetDefinition(
          "dhis2", new TargetSettings() {}, List.of("ICCM"), false, null, "* * * * * ?", 1000);
  private static final Cause CLOSED = cause("ORG_UNIT_CLOSED", Cause.Owner.TARGET_ADMINISTRATOR);
  private static final Cause DOWN = cause("UNREACHABLE", Cause.Owner.NETWORK);

  private final MemoryOutbox outbox = new MemoryOutbox(500);
  private final Server server = new Server();

  @Test
  void whatIsDueIsSentAndASecondRunSendsNothing() {
    outbox.want(1, "A", 3);
    outbox.want(2, "B", 4);

    CourierRun first = run();
    CourierRun second = run();

    assertThat(first).isEqualTo(new CourierRun(2, 0, 1, null));
    assertThat(second).isEqualTo(new CourierRun(0, 0, 0, null));
    assertThat(server.held).containsEntry(1L, "3").containsEntry(2L, "4");
  }

  @Test
  void aDeathBetweenSendingAndSettlingIsReadBackBeforeAnythingIsSentAgain() {
    outbox.want(1, "A", 5);
    run();
    outbox.want(1, "A", 7);
    server.send(outbox.claimCells(TARGET, "ICCM", ClaimScope.ANY).orElseThrow());
    outbox.die();
    outbox.want(1, "A", 5);

    run();

    assertThat(server.held).containsEntry(1L, "5");
    assertThat(outbox.rows.get(1L).due()).isFalse();
    assertThat(server.log).endsWith("read 1", "send 1");
  }

  @Test
  void aRequestThatMayHaveArrivedIsReadBackAndNotSentAgainWhereItDid() {
    outbox.want(1, "A", 5);
    server.loseNextAnswer = true;
    assertThat(run().stoppedBy()).isEqualTo(DOWN);

    run();

    assertThat(server.log).containsExactly("send 1", "read 1");
    assertThat(outbox.rows.get(1L).due()).isFalse();
  }

  @Test
  void aDeadServerStopsTheRunAfterOneCallAndParksNothing() {
    for (long id = 1; id <= 2_000; id++) {
      outbox.want(id, "A" + id, 1);
    }
    server.down = true;

    CourierRun run = run();

    assertThat(run.requests()).isEqualTo(1);
    assertThat(run.stoppedBy()).isEqualTo(DOWN);
    assertThat(outbox.rows.values()).allMatch(row -> row.due() && !row.unknown);
  }

  @Test
  void oneFaultAmongFiveHundredCostsFewRequestsAndHoldsBackNobody() {
    for (long id = 1; id <= 500; id++) {
      outbox.want(id, "site " + id % 50, 1);
    }
    server.refusesUnnamed = Set.of(333L);

    CourierRun run = run();

    assertThat(run.sent()).isEqualTo(499);
    assertThat(run.refused()).isEqualTo(1);
    assertThat(run.requests()).isLessThanOrEqualTo(24);
    assertThat(outbox.rows.get(333L).hold).isEqualTo(CLOSED);
    assertThat(outbox.rows.values()).filteredOn(MemoryOutbox.Row::due).isEmpty();
    assertThat(server.held).hasSize(499);
  }

  @Test
  void aServerThatRefusesEverythingWithoutSayingWhyIsAtFaultItself() {
    for (long id = 1; id <= 500; id++) {
      outbox.want(id, "site " + id % 50, 1);
    }
    server.refusesUnnamed =
        LongStream.rangeClosed(1, 500).boxed().collect(Collectors.toUnmodifiableSet());

    CourierRun run = run();

    assertThat(run.requests()).isLessThanOrEqualTo(66);
    assertThat(run.stoppedBy()).isEqualTo(CLOSED);
    assertThat(outbox.rows.values()).filteredOn(MemoryOutbox.Row::due).hasSizeGreaterThan(450);
  }

  @Test
  void oneValueAtWhichTheServerFailsHoldsBackNobody() {
    for (long id = 1; id <= 500; id++) {
      outbox.want(id, "site " + id % 50, 1);
    }
    server.failsAt = Set.of(333L);

    CourierRun run = run();

    assertThat(run.stoppedBy()).isNull();
    assertThat(run.sent()).isEqualTo(499);
    assertThat(run.requests()).isLessThanOrEqualTo(40);
    assertThat(outbox.rows.get(333L).hold)
        .extracting(Cause::code)
        .isEqualTo("SERVER_FAILS_AT_ITEM");
    assertThat(server.held).hasSize(499);
  }

  @Test
  void aSingleValueAtWhichTheServerFailsWaitsByItself() {
    outbox.want(1, "A", 1);
    server.failsAt = Set.of(1L);

    assertThat(run().stoppedBy()).isNull();

    assertThat(outbox.rows.get(1L).hold).isNotNull();
  }

  @Test
  void aServerThatFailsAtEverythingIsDownThoughItCanBeRead() {
    for (long id = 1; id <= 500; id++) {
      outbox.want(id, "site " + id % 50, 1);
    }
    server.failsAt = LongStream.rangeClosed(1, 500).boxed().collect(Collectors.toSet());

    CourierRun run = run();

    assertThat(run.stoppedBy()).isEqualTo(DOWN);
    assertThat(run.requests()).isLessThanOrEqualTo(2 * 66);
    assertThat(outbox.rows.values()).allMatch(row -> row.due() && row.hold == null);
  }

  @Test
  void aServerThatFailsAndCannotBeReadIsDownAfterOneParcel() {
    outbox.want(1, "A", 1);
    outbox.want(2, "B", 1);
    server.failsAt = Set.of(1L);
    server.cannotBeReached = true;

    CourierRun run = run();

    assertThat(run.stoppedBy()).isEqualTo(DOWN);
    assertThat(run.requests()).isEqualTo(2);
    assertThat(outbox.rows.values()).allMatch(row -> row.unknown && row.hold == null);
  }

  @Test
  void whatAFailingServerStoredAllTheSameIsAcknowledged() {
    outbox.want(1, "A", 1);
    outbox.want(2, "B", 1);
    server.failsAt = Set.of(1L);
    server.storesBeforeItFails = true;

    CourierRun run = run();

    assertThat(run).isEqualTo(new CourierRun(2, 0, 2, null));
    assertThat(outbox.rows.values()).noneMatch(MemoryOutbox.Row::due);
  }

  @Test
  void aRefusalThatNamesItsRowsParksThemAndSendsTheOthersAgain() {
    outbox.want(1, "A", 1);
    outbox.want(2, "B", 2);
    server.refusesNamed = Set.of(2L);

    CourierRun run = run();

    assertThat(run).isEqualTo(new CourierRun(1, 1, 2, null));
    assertThat(outbox.rows.get(1L).due()).isFalse();
    assertThat(outbox.rows.get(2L).hold).isEqualTo(CLOSED);
  }

  @Test
  void aRefusalThatStoredTheOthersSendsNothingTwice() {
    outbox.want(1, "A", 1);
    outbox.want(2, "B", 2);
    server.refusesNamed = Set.of(2L);
    server.storesTheOthers = true;

    CourierRun run = run();

    assertThat(run).isEqualTo(new CourierRun(1, 1, 1, null));
    assertThat(server.held).containsOnlyKeys(1L);
  }

  @Test
  void aTargetThatCannotBeReadIsSentTheUncertainAgainDeletionsToo() {
    outbox.want(1, "A", 5);
    run();
    outbox.want(1, "A", null);
    assertThat(outbox.claimCells(TARGET, "ICCM", ClaimScope.ANY)).isPresent();
    outbox.die();
    server.cannotBeRead = true;

    CourierRun run = run();

    assertThat(run.sent()).isEqualTo(1);
    assertThat(server.held).isEmpty();
    assertThat(outbox.rows.get(1L).due()).isFalse();
  }

  @Test
  void aRefusalWithoutItemAndCauseIsAFaultAndNotAnEndlessLoop() {
    outbox.want(1, "A", 1);
    server.saysNothing = true;

    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
  }

  private CourierRun run() {
    return new Courier(outbox, MemoryTargetStates.servers(TARGET))
        .deliver(TARGET, "ICCM", server, Courier.Watcher.NOBODY);
  }

  private static Cause cause(String code, Cause.Owner owner) {
    return new Cause(code, new Labels(code, code), owner);
  }

  /** Holds values, and fails in the way that it is told to. */
  private static final class Server implements CellTarget {
    final Map<Long, String> held = new HashMap<>();
    final List<String> log = new ArrayList<>();
    Set<Long> refusesUnnamed = Set.of();
    Set<Long> refusesNamed = Set.of();
    Set<Long> failsAt = Set.of();
    boolean storesBeforeItFails;
    boolean cannotBeReached;
    boolean storesTheOthers;
    boolean loseNextAnswer;
    boolean down;
    boolean cannotBeRead;
    boolean saysNothing;

    @Override
    public String name() {
      return "dhis2";
    }

    @Override
    public Reply send(CellParcel parcel) {
      log.add("send " + parcel.items().size());
      if (down) {
        return new Reply.Unavailable(DOWN, null, false);
      }
      if (parcel.items().stream().anyMatch(item -> failsAt.contains(item.id()))) {
        if (storesBeforeItFails) {
          parcel.items().forEach(this::store);
        }
        return new Reply.Unavailable(DOWN, null, true, true);
      }
      if (saysNothing) {
        return new Reply.Rejected(List.of(), false, null, Map.of());
      }
      List<CellItem> named =
          parcel.items().stream().filter(item -> refusesNamed.contains(item.id())).toList();
      boolean unnamed = parcel.items().stream().anyMatch(i -> refusesUnnamed.contains(i.id()));
      if (unnamed) {
        return new Reply.Rejected(List.of(), false, CLOSED, Map.of());
      }
      if (named.isEmpty() || storesTheOthers) {
        parcel.items().stream().filter(item -> !named.contains(item)).forEach(this::store);
      }
      if (loseNextAnswer) {
        loseNextAnswer = false;
        return new Reply.Unavailable(DOWN, null, true);
      }
      return named.isEmpty()
          ? new Reply.Accepted("ok", Map.of())
          : new Reply.Rejected(
              named.stream().map(item -> new Refusal(item.id(), CLOSED, false)).toList(),
              storesTheOthers,
              null,
              Map.of());
    }

    private void store(CellItem item) {
      BigDecimal value = item.value();
      if (value == null) {
        held.remove(item.id());
      } else {
        held.put(item.id(), value.toPlainString());
      }
    }

    @Override
    public ReadBack readBack(List<CellItem> cells) {
      log.add("read " + cells.size());
      if (cannotBeReached) {
        return new ReadBack.Unavailable(DOWN);
      }
      if (cannotBeRead) {
        return new ReadBack.SendAgain();
      }
      Map<Long, BigDecimal> values = new HashMap<>();
      for (CellItem cell : cells) {
        String value = held.get(cell.id());
        if (value != null) {
          values.put(cell.id(), new BigDecimal(value));
        }
      }
      return new ReadBack.Held(values);
    }
  }
}

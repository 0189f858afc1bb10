package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause;
import org.relais.delivery.Completeness;
import org.relais.delivery.CompletionTarget;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Refusal;
import org.relais.delivery.Registrar;
import org.relais.delivery.Reply;
import org.relais.indicator.Completion;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;

/** A site-month is registered as complete when its values are there and its workers reported. */
final class CompletionTest {
  private static final Instant IN_NOVEMBER = Instant.parse("2026-11-03T08:00:00Z");
  private static final Map<String, Set<String>> WORKERS =
      Map.of("S1", Set.of("w1", "w2"), "S2", Set.of("w3"));
  private static final Cause REFUSED =
      new Cause("COMPLETION_REFUSED", new Labels("no", "non"), Cause.Owner.TARGET_ADMINISTRATOR);

  private final TestDatabase database = TestDatabase.fresh();
  private final RememberingServer server = new RememberingServer();
  private final Register register = new Register();
  private Village village = waitingForEveryWorker(null);
  private int pages;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSiteIsRegisteredOnceEveryExpectedWorkerReported() {
    counted(by("w1", "a").item(), by("w3", "c").at("S2").item());
    push();
    assertThat(register.complete).containsExactly("S2 202610");

    counted(by("w2", "b").item());
    push();
    assertThat(register.complete).containsExactly("S1 202610", "S2 202610");
    assertThat(partial()).isEmpty();
  }

  @Test
  void aMonthThatIsNotOverIsNotRegistered() {
    village = waitingForEveryWorker(null).at(Instant.parse("2026-10-31T22:00:00Z"));
    counted(by("w3", "c").at("S2").item());

    push();

    assertThat(register.complete).isEmpty();
  }

  @Test
  void aVisitAfterTheEndOfTheMonthShowsThatAWorkerHadNone() {
    counted(
        by("w1", "a").item(),
        by("w2", "earlier").on("2026-09-20").item(),
        by("w2", "later").on("2026-11-02").item());

    push();

    assertThat(register.complete).containsExactly("S1 202610");
  }

  @Test
  void aWorkerWhoBeganLaterReportedNoEarlierMonth() {
    counted(by("w1", "a").item(), by("w2", "later").on("2026-11-02").item());

    push();

    assertThat(register.complete).isEmpty();
  }

  @Test
  void afterTheCutOffDayItIsRegisteredAsPartialWhoeverIsMissing() {
    village = waitingForEveryWorker(10);
    counted(by("w1", "a").item(), by("w2", "earlier").on("2026-09-20").item());
    push();
    assertThat(register.complete).isEmpty();

    village = waitingForEveryWorker(10).at(Instant.parse("2026-11-10T08:00:00Z"));
    push();
    assertThat(register.complete).containsExactly("S1 202610");
    assertThat(partial()).containsExactly("S1 202610");

    counted(by("w2", "later").on("2026-11-09").item());
    push();
    assertThat(partial()).isEmpty();
    assertThat(register.requests).isEqualTo(1);
  }

  @Test
  void aSiteOfWhichNothingCameIsNotRegisteredByTheDayAlone() {
    village =
        Village.usual()
            .completing(new Completion(Completion.When.CUT_OFF, 10, Map.of()))
            .at(Instant.parse("2026-11-10T08:00:00Z"));
    counted(by("w1", "a").item());

    push();

    assertThat(register.complete).containsExactly("S1 202610");
  }

  @Test
  void aSiteWithAValueThatWasRefusedIsNotComplete() {
    counted(by("w3", "c").at("S2").item());
    server.behave(
        parcel ->
            new Reply.Rejected(
                List.of(new Refusal(parcel.items().get(0).id(), RememberingServer.BAD, false)),
                true,
                null,
                Map.of()));

    push();

    assertThat(register.complete).isEmpty();
  }

  @Test
  void lateDataWithdrawsItBeforeTheNewValueIsSentAndSaysSo() {
    counted(by("w3", "c").at("S2").item());
    push();
    counted(by("w3", "d").at("S2").item());
    List<String> whileSending = new ArrayList<>();
    server.behave(
        parcel -> {
          whileSending.addAll(register.complete);
          return null;
        });

    push();

    assertThat(whileSending).isEmpty();
    assertThat(register.complete).containsExactly("S2 202610");
    assertThat(
            database
                .sql()
                .queryForList(
                    "select act || ' ' || subject || ': ' || reason from audit", String.class))
        .containsExactly("WITHDRAW_COMPLETION national MONTHLY 202610 S2: late data");
  }

  @Test
  void aSecondPushWithNothingNewRegistersNothing() {
    counted(by("w3", "c").at("S2").item());
    push();
    push();

    assertThat(register.requests).isEqualTo(1);
  }

  @Test
  void aServerThatIsDownCostsOneRequestAndNothingIsForgotten() {
    counted(by("w3", "c").at("S2").item());
    register.down = true;
    push();
    push();
    assertThat(register.requests).isEqualTo(1);

    register.down = false;
    village = waitingForEveryWorker(null).at(IN_NOVEMBER.plus(Duration.ofHours(2)));
    push();
    assertThat(register.complete).containsExactly("S2 202610");
  }

  @Test
  void aRefusalIsKeptWithItsCauseAndTriedAgainLater() {
    counted(by("w1", "a").item(), by("w2", "b").item(), by("w3", "c").at("S2").item());
    register.refusing = "S1";
    push();

    assertThat(register.complete).containsExactly("S2 202610");
    assertThat(
            database
                .sql()
                .queryForList(
                    "select org_unit || ' ' || code from completion join cause using (cause)",
                    String.class))
        .containsExactly("S1 COMPLETION_REFUSED");
    register.refusing = null;
    village = waitingForEveryWorker(null).at(IN_NOVEMBER.plus(Duration.ofHours(7)));
    push();
    assertThat(register.complete).containsExactly("S1 202610", "S2 202610");
  }

  @Test
  void aRegistrationThatACrashCutOffIsMadeAgain() {
    counted(by("w3", "c").at("S2").item());
    deliver();
    completions().judge(village.dhis2(), Village.DATA_SET);
    assertThat(completions().claim(Village.DHIS2, Village.DATA_SET, true, 10)).hasSize(1);

    push();

    assertThat(register.complete).containsExactly("S2 202610");
  }

  private static Village waitingForEveryWorker(@Nullable Integer cutOffDay) {
    return Village.usual()
        .completing(new Completion(Completion.When.EVERY_WORKER, cutOffDay, WORKERS))
        .deliveringFrom(LocalDate.of(2026, 10, 1))
        .at(IN_NOVEMBER);
  }

  private static Village.Sick by(String worker, String id) {
    return sick(id).answering("\"worker\":\"" + worker + "\"");
  }

  private void counted(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(n -> {});
  }

  private void push() {
    Registrar registrar = new Registrar(completions(), village.servers(database));
    registrar.withdraw(village.dhis2(), Village.DATA_SET, register);
    deliver();
    registrar.register(village.dhis2(), Village.DATA_SET, register);
  }

  private CourierRun deliver() {
    return new Courier(
            new JdbcOutbox(database.dataSource(), village.clock(), village.rules()),
            village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private JdbcCompletions completions() {
    return new JdbcCompletions(
        database.dataSource(), village.clock(), ZoneOffset.UTC, village.rules());
  }

  private List<String> partial() {
    return database
        .sql()
        .queryForList(
            "select org_unit || ' ' || period from completion where wanted and partial",
            String.class);
  }

  /** A server's list of what is complete. */
  private static final class Register implements CompletionTarget {
    private final Set<String> complete = new TreeSet<>();
    private boolean down;
    private @Nullable String refusing;
    private int requests;

    @Override
    public Registered register(String dataSet, List<Completeness> some) {
      requests++;
      if (down) {
        return new Registered.Unavailable(RememberingServer.DOWN);
      }
      Map<Completeness, Cause> refused = new HashMap<>();
      for (Completeness one : some) {
        String text = one.orgUnit() + " " + one.period().id();
        if (one.orgUnit().equals(refusing)) {
          refused.put(one, REFUSED);
        } else if (one.complete()) {
          complete.add(text);
        } else {
          complete.remove(text);
        }
      }
      return new Registered.Done(refused);
    }
  }
}

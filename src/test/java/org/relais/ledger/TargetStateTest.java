package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause;
import org.relais.delivery.Courier;
import org.relais.delivery.TargetState;
import org.relais.visit.Labels;

/** How it stands with a target is in the ledger, so that another process finds it. */
final class TargetStateTest {
  private static final Instant NOW = Village.NOW;
  private static final Cause RESTORED =
      new Cause(
          "SERVER_RESTORED", new Labels("restored", "restauré"), Cause.Owner.TARGET_ADMINISTRATOR);

  private final TestDatabase database = TestDatabase.fresh();
  private final Village village = Village.usual();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aTargetOfWhichNothingIsKnownIsUp() {
    assertThat(states().of(Village.DHIS2)).isEqualTo(TargetState.up(Village.DHIS2));
    assertThat(states().of(Village.DHIS2).isUp()).isTrue();
  }

  @Test
  void aTargetThatIsDownSaysSinceWhenAndWhenItIsTriedNext() {
    TargetState.Down down =
        new TargetState.Down(
            RememberingServer.DOWN,
            NOW.minusSeconds(60),
            3,
            NOW.plusSeconds(40),
            NOW.plus(Duration.ofMinutes(5)));

    states().down(List.of(Village.DHIS2, "other"), down);

    assertThat(states().all())
        .containsExactly(
            new TargetState(Village.DHIS2, down, null, null),
            new TargetState("other", down, null, null));
    assertThat(down.askedAgain()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));

    states().up(List.of(Village.DHIS2));

    assertThat(states().of(Village.DHIS2).isUp()).isTrue();
    assertThat(states().of("other").isUp()).isFalse();
  }

  @Test
  void aPauseSaysWhoAndWhyAndEndsByItsOwnActOnly() {
    acts().pause(Village.DHIS2, "awa", "audit of October");
    states().up(List.of(Village.DHIS2));

    assertThat(states().of(Village.DHIS2).pause())
        .isEqualTo(new TargetState.Pause("awa", NOW, "audit of October"));

    acts().resume(Village.DHIS2, "moussa");

    assertThat(states().of(Village.DHIS2).isUp()).isTrue();
    assertThat(audit())
        .containsExactly(
            "awa PAUSE " + Village.DHIS2 + " audit of October",
            "moussa RESUME " + Village.DHIS2 + " null");
  }

  @Test
  void aTargetThatIsResumedIsTriedAtOnceThoughItIsDown() {
    states()
        .down(
            List.of(Village.DHIS2),
            new TargetState.Down(
                RememberingServer.DOWN, NOW, 7, NOW.plusSeconds(3600), NOW.plusSeconds(7200)));

    acts().resume(Village.DHIS2, "awa");

    TargetState.Down down = states().of(Village.DHIS2).down();
    assertThat(down).isNotNull();
    assertThat(down.askedAgain()).isEqualTo(NOW);
    assertThat(down.failedTries()).isEqualTo(7);
  }

  @Test
  void aStopEndsByAResetWhichMakesAllThatWasAcknowledgedUnknown() {
    RememberingServer server = new RememberingServer();
    village.intake(database).commit(page("c", sick("a").item(), sick("b").at("S2").item()));
    village.recount(database).run(counted -> {});
    deliver(server);
    states().recognise(Village.DHIS2, "the old one");
    states().stop(Village.DHIS2, RESTORED);
    server.values().clear();

    acts().resume(Village.DHIS2, "awa");
    assertThat(states().of(Village.DHIS2).stop()).isEqualTo(new TargetState.Stop(RESTORED, NOW));

    assertThat(acts().reset(Village.DHIS2, "awa")).isEqualTo(2);

    assertThat(states().of(Village.DHIS2).isUp()).isTrue();
    assertThat(states().fingerprint(Village.DHIS2)).isEmpty();
    deliver(server);
    assertThat(server.readBacks()).isEqualTo(1);
    assertThat(server.values()).hasSize(2);
    assertThat(audit()).contains("awa RESET " + Village.DHIS2 + " null");
  }

  @Test
  void afterAResetWhatTheServerStillHoldsIsNotSentAgain() {
    RememberingServer server = new RememberingServer();
    village.intake(database).commit(page("c", sick("a").item(), sick("b").at("S2").item()));
    village.recount(database).run(counted -> {});
    deliver(server);
    server.values().remove("S1 202610 FEVER");

    acts().reset(Village.DHIS2, "awa");
    deliver(server);

    assertThat(server.requests().get(1).items())
        .extracting(item -> item.key().orgUnit())
        .containsExactly("S1");
  }

  private void deliver(RememberingServer server) {
    new Courier(
            new JdbcOutbox(database.dataSource(), village.clock(), village.rules()),
            village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private JdbcTargetStates states() {
    return new JdbcTargetStates(database.dataSource(), village.clock());
  }

  private TargetActs acts() {
    return new TargetActs(database.dataSource(), village.clock());
  }

  private List<String> audit() {
    return database
        .sql()
        .queryForList("select who, act, subject, reason from audit order by entry")
        .stream()
        .map(Map::values)
        .map(values -> String.join(" ", values.stream().map(String::valueOf).toList()))
        .toList();
  }
}

package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.MovingClock;
import org.relais.delivery.Reply;
import org.relais.delivery.Servers;

/** A server that was restored from a backup, or replaced, told from one that people work on. */
final class RestoredServerTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final MovingClock clock = new MovingClock(Village.NOW);
  private final Village village = Village.usual().on(clock).parcelsOf(4);
  private final RememberingServer server = new RememberingServer();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aServerThatLostWhatItAcknowledgedLastIsStoppedBeforeAnythingIsSent() {
    server.saysItIs("root 1");
    due("202608", 6);
    deliver();
    Map<String, BigDecimal> backup = new HashMap<>(server.values());
    due("202609", 6);
    deliver();
    server.values().clear();
    server.values().putAll(backup);
    due("202610", 2);
    int before = server.requests().size();

    CourierRun run = deliver();

    assertThat(run.stoppedBy().code()).isEqualTo("SERVER_RESTORED");
    assertThat(run.stoppedBy().message().fr()).contains("Réinitialisez la destination sous");
    assertThat(run.stoppedBy().message().en()).contains("relais targets reset " + Village.DHIS2);
    assertThat(server.requests()).hasSize(before);
    assertThat(deliver().requests()).as("stopped, not tried again").isZero();

    new TargetActs(database.dataSource(), clock).reset(Village.DHIS2, "awa");
    deliver();

    assertThat(server.values()).hasSize(28);
    assertThat(
            server.requests().subList(before, server.requests().size()).stream()
                .flatMap(parcel -> parcel.items().stream())
                .map(item -> item.key().period().id()))
        .as("what the backup had is not sent again")
        .doesNotContain("202608");
  }

  @Test
  void aValueThatSomebodyChangedIsNoRestore() {
    server.saysItIs("root 1");
    due("202610", 6);
    deliver();
    server.values().put("S6 202610 E1", new BigDecimal(99));

    assertThat(deliver().stoppedBy()).isNull();
  }

  @Test
  void wholeFormsThatSomebodyEmptiedAreNoRestoreWhileTheNewestStands() {
    server.saysItIs("root 1");
    due("202610", 6);
    deliver();
    for (int site = 1; site <= 4; site++) {
      for (int element = 1; element <= 2; element++) {
        server.values().remove("S" + site + " 202610 E" + element);
      }
    }

    assertThat(deliver().stoppedBy()).isNull();
  }

  @Test
  void anotherServerAtTheSameAddressIsStoppedAndNothingIsReadBackFromIt() {
    server.saysItIs("root 1", "root 2");
    due("202610", 2);
    deliver();
    server.saysItIs("root 3");

    Cause replaced = deliver().stoppedBy();
    assertThat(replaced.code()).isEqualTo("SERVER_REPLACED");
    assertThat(replaced.message().fr()).contains("réinitialisez la destination sous");
    assertThat(server.readBacks()).isZero();
  }

  @Test
  void aServerThatGotOneMoreOrgUnitAtTheTopIsTheSame() {
    server.saysItIs("root 1");
    due("202610", 2);
    deliver();
    server.saysItIs("root 1", "root 2");
    assertThat(deliver().stoppedBy()).isNull();
    server.saysItIs("root 2");

    assertThat(deliver().stoppedBy()).as("known by what it said last").isNull();
  }

  @Test
  void aServerThatComesBackIsLookedAtAndOneThatWasLookedAtIsTrustedForAnHour() {
    server.saysItIs("root 1");
    due("202610", 2);
    Courier courier = courier();
    deliver(courier);
    server.saysItIs("root 2");
    due("202609", 2);
    assertThat(deliver(courier).stoppedBy()).isNull();

    due("202608", 2);
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, false));
    assertThat(deliver(courier).stoppedBy()).isEqualTo(RememberingServer.DOWN);
    clock.pass(Duration.ofMinutes(1));
    assertThat(deliver(courier).stoppedBy().code()).isEqualTo("SERVER_REPLACED");
  }

  @Test
  void aServerThatIsBackIsUpAlsoWhereNothingIsDueAnyMore() {
    server.saysItIs("root 1");
    due("202610", 2);
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, false));
    Courier courier = courier();
    deliver(courier);
    database.sql().execute("update cell set wanted = null");
    server.behave(null);
    clock.pass(Duration.ofMinutes(1));

    deliver(courier);

    assertThat(new JdbcTargetStates(database.dataSource(), clock).of(Village.DHIS2).isUp())
        .isTrue();
  }

  private void due(String period, int sites) {
    database
        .sql()
        .update(
            """
            insert into cell (target, data_set, element, options, attribute_options, org_unit,
                              period, period_start, wanted, configuration)
            select ?, ?, 'E' || e, '{}', '{}', 'S' || s, ?, to_date(?, 'YYYYMM'), s * 10 + e, 'v1'
              from generate_series(1, ?) as s, generate_series(1, 2) as e
            """,
            Village.DHIS2,
            Village.DATA_SET,
            period,
            period,
            sites);
  }

  /** As a program that starts anew. */
  private CourierRun deliver() {
    return deliver(courier());
  }

  private CourierRun deliver(Courier courier) {
    return courier.deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private Courier courier() {
    return new Courier(
        new JdbcOutbox(database.dataSource(), clock, village.rules()),
        new Servers(
            List.of(village.dhis2()),
            new JdbcTargetStates(database.dataSource(), clock),
            clock,
            new Random(3),
            false));
  }
}

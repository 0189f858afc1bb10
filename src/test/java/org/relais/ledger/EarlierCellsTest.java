package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;

/** {@code deliver_from} moved later, and earlier again. */
final class EarlierCellsTest {
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  private final TestDatabase database = TestDatabase.fresh();
  private final RememberingServer server = new RememberingServer();
  private Village village = Village.usual().deliveringFrom(LocalDate.of(2026, 8, 1));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasNeverSentIsNoCellOfTheTargetAnyMore() {
    apply("v1");
    counted();

    move("v2", OCTOBER);

    assertThat(states()).containsExactly("202610 DUE");
    assertThat(cells().due()).isEqualTo(1);
    assertThat(sheet().balanced()).isTrue();
  }

  @Test
  void whatWasSentStaysAsTheTargetHasItAndIsNotDue() {
    apply("v1");
    counted();
    deliver();
    village.intake(database).commit(page("d", sick("a").revision("2").only("\"x\":1").item()));
    village.recount(database).run(n -> {});
    assertThat(states()).contains("202609 DUE");

    move("v2", OCTOBER);

    assertThat(states()).containsExactly("202609 ACKNOWLEDGED", "202610 ACKNOWLEDGED");
    assertThat(deliver().requests()).isZero();
    assertThat(server.values()).containsKey("S1 202609 FEVER");
    assertThat(sheet().balanced()).isTrue();
  }

  @Test
  void whatWasParkedOrUncertainThereWaitsForNobody() {
    apply("v1");
    counted();
    server.behave(
        parcel ->
            new Reply.Rejected(
                List.of(new Refusal(parcel.items().get(0).id(), RememberingServer.BAD, false)),
                false,
                null,
                Map.of()));
    deliver();
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, true));
    village.at(Village.NOW.plus(Duration.ofMinutes(1)));
    deliver();
    assertThat(states()).containsExactly("202609 PARKED", "202610 PARKED");

    move("v2", LocalDate.of(2026, 11, 1));

    assertThat(states()).containsExactly("202609 ACKNOWLEDGED", "202610 ACKNOWLEDGED");
  }

  @Test
  void whatIsUncertainThereIsReadBackAndThenLeft() {
    apply("v1");
    counted();
    server.behave(parcel -> new Reply.Unavailable(RememberingServer.DOWN, null, true));
    deliver();
    server.behave(null);
    move("v2", LocalDate.of(2026, 11, 1));
    assertThat(states()).containsExactly("202609 DUE", "202610 DUE");

    village.at(Village.NOW.plus(Duration.ofMinutes(1)));
    deliver();

    assertThat(server.values()).isEmpty();
    assertThat(states()).containsExactly("202609 ACKNOWLEDGED", "202610 ACKNOWLEDGED");
    assertThat(cells().total()).isZero();
  }

  @Test
  void movedEarlierAgainThePeriodsAreCountedAgain() {
    apply("v1");
    counted();
    move("v2", OCTOBER);

    move("v3", LocalDate.of(2026, 8, 1));
    village.recount(database).run(n -> {});

    assertThat(states()).containsExactly("202609 DUE", "202610 DUE");
  }

  private void counted() {
    village.intake(database).commit(page("c", sick("a").on("2026-09-03").item(), sick("b").item()));
    village.recount(database).run(n -> {});
  }

  private void move(String version, LocalDate day) {
    village = village.deliveringFrom(day);
    apply(version);
  }

  private void apply(String version) {
    village.version(version);
    new ConfigurationVersions(database.dataSource(), village.clock())
        .apply(
            village.rules(),
            new NewVersion(new TreeMap<>(), new TreeMap<>(), "awa", ""),
            OCTOBER,
            n -> {});
  }

  private CourierRun deliver() {
    return new Courier(
            new JdbcOutbox(database.dataSource(), village.clock(), village.rules()),
            village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private BalanceSheet.States cells() {
    return sheet().targets().stream()
        .filter(line -> line.target().equals(Village.DHIS2))
        .findFirst()
        .orElseThrow()
        .cells();
  }

  private BalanceSheet sheet() {
    return new Balance(database.dataSource(), village.rules()).sheet();
  }

  private List<String> states() {
    return database
        .sql()
        .queryForList("select period || ' ' || state from cell order by 1", String.class);
  }
}

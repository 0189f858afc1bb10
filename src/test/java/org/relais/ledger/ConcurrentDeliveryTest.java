package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitContent;
import org.relais.delivery.VisitCourier;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.delivery.VisitTarget;
import org.relais.source.SourceItem;
import org.relais.visit.CoreField;

/** Several requests to one server at once. */
final class ConcurrentDeliveryTest {
  private static final int CONNECTIONS = 3;

  private final TestDatabase database = TestDatabase.fresh();
  private final StateLog states = StateLog.of(database, "cell");
  private final Village village = Village.usual().parcelsOf(2).connections(CONNECTIONS);

  @AfterEach
  void close() {
    try {
      states.assertOnlyAllowedChanges();
    } finally {
      database.close();
    }
  }

  @Test
  void aNewPeriodIsOpenedByOneRequestAndThenSeveralGoAtOnce() {
    due(12, "202608", "202609", "202610");
    OpeningServer server = new OpeningServer();

    CourierRun run = deliver(server);

    assertThat(run.sent()).isEqualTo(36);
    assertThat(server.openedTogether).as("periods that two requests opened at once").isEmpty();
    assertThat(server.mostAtOnce).isEqualTo(CONNECTIONS);
    assertThat(count("state <> 'ACKNOWLEDGED'")).isZero();
  }

  @Test
  void whatWasOpenedIsKnownFromTheLedgerAfterAStart() {
    due(2, "202609");
    deliver(new OpeningServer());
    due(12, "202609", "202610");
    OpeningServer server = new OpeningServer();
    server.opened.add("202609");

    deliver(server);

    assertThat(server.openedTogether).isEmpty();
    assertThat(server.atOnceIn("202609")).isEqualTo(CONNECTIONS);
  }

  @Test
  void oneRequestThatFailsStopsTheServerOnceAndTheOthersAreSettled() {
    due(2, "202610");
    deliver(new OpeningServer());
    due(12, "202610");
    OpeningServer server = new OpeningServer();
    server.opened.add("202610");
    server.failing = true;

    CourierRun run = deliver(server);

    assertThat(run.requests()).isEqualTo(CONNECTIONS);
    assertThat(run.stoppedBy()).isEqualTo(RememberingServer.DOWN);
    assertThat(count("delivery is not null")).isZero();
    assertThat(database.sql().queryForObject("select failed_tries from target", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void aDeathWithSeveralUnderWayIsReadBackDeliveryByDelivery() {
    due(2, "202610");
    deliver(new OpeningServer());
    due(12, "202610");
    RememberingServer server = new RememberingServer();
    JdbcOutbox outbox = outbox();
    List<CellParcel> claimed = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      claimed.add(
          outbox
              .claimCells(
                  village.dhis2(), Village.DATA_SET, org.relais.delivery.ClaimScope.OPENED_PERIODS)
              .orElseThrow());
    }
    server.store(claimed.get(1).items());
    DeliveryTable.abandonAll(new Store(database.dataSource()));

    deliver(server);

    assertThat(server.values()).hasSize(12);
    assertThat(
            server.requests().stream().flatMap(parcel -> parcel.items().stream()).map(CellItem::id))
        .doesNotContainAnyElementsOf(claimed.get(1).items().stream().map(CellItem::id).toList());
    assertThat(count("state <> 'ACKNOWLEDGED'")).isZero();
  }

  @Test
  void neverAreTwoVisitsOfOnePatientSentAtOnceAndTheEarlierComesFirst() {
    List<SourceItem> items = new ArrayList<>();
    for (int patient = 1; patient <= 6; patient++) {
      items.add(Village.child("p" + patient, "{}"));
    }
    for (int visit = 1; visit <= 5; visit++) {
      for (int patient = 1; patient <= 6; patient++) {
        items.add(
            sick("v" + visit + "p" + patient).of("p" + patient).on("2026-10-0" + visit).item());
      }
    }
    village.intake(database).commit(page("c", items.toArray(SourceItem[]::new)));
    new VisitContents(
            database.dataSource(),
            village.rules(),
            (visit, newest) -> new VisitContent(visit.recordId(), List.of("Encounter/e")))
        .refresh();
    PatientServer server = new PatientServer();

    CourierRun run =
        new VisitCourier(outbox(), village.servers(database))
            .deliver(village.fhir(), server, Courier.Watcher.NOBODY);

    assertThat(run.sent()).isEqualTo(30);
    assertThat(server.together).as("patients of whom two visits went at once").isEmpty();
    assertThat(server.mostAtOnce).isEqualTo(CONNECTIONS);
    server.days.forEach((patient, days) -> assertThat(days).as(patient).isSorted());
  }

  private void due(int sites, String... periods) {
    for (String period : periods) {
      database
          .sql()
          .update(
              """
              insert into cell (target, data_set, element, options, attribute_options, org_unit,
                                period, period_start, wanted, configuration)
              select ?, ?, 'ORS', '{}', '{}', 'S' || n, ?, to_date(?, 'YYYYMM'), n, 'v1'
                from generate_series(1, ?) as n
                  on conflict (target, data_set, org_unit, period, element, options,
                               attribute_options) do update set wanted = excluded.wanted + 1
              """,
              Village.DHIS2,
              Village.DATA_SET,
              period,
              period,
              sites);
    }
  }

  private long count(String condition) {
    Long found =
        database.sql().queryForObject("select count(*) from cell where " + condition, Long.class);
    return Objects.requireNonNull(found);
  }

  private CourierRun deliver(CellTarget server) {
    return new Courier(outbox(), village.servers(database))
        .deliver(village.dhis2(), Village.DATA_SET, server, Courier.Watcher.NOBODY);
  }

  private JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  /** Waits a moment for company, so that requests that may go together do. */
  private static void meet(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await(150, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes who opened which period, and with whom. */
  private static final class OpeningServer implements CellTarget {
    final Set<String> opened = new HashSet<>();
    final Set<String> openedTogether = new HashSet<>();
    private final Map<CellParcel, Set<String>> underWay = new java.util.HashMap<>();
    private final Map<String, Integer> most = new java.util.HashMap<>();
    private CountDownLatch company = new CountDownLatch(CONNECTIONS);
    int mostAtOnce;
    boolean failing;

    @Override
    public String name() {
      return Village.DHIS2;
    }

    int atOnceIn(String period) {
      return most.getOrDefault(period, 0);
    }

    @Override
    public Reply send(CellParcel parcel) {
      meet(begin(parcel));
      end(parcel);
      return failing
          ? new Reply.Unavailable(RememberingServer.DOWN, null, false)
          : new Reply.Accepted("ok", Map.of());
    }

    private synchronized CountDownLatch begin(CellParcel parcel) {
      Set<String> periods =
          parcel.items().stream().map(item -> item.key().period().id()).collect(Collectors.toSet());
      Set<String> opens = new HashSet<>(periods);
      opens.removeAll(opened);
      underWay
          .values()
          .forEach(others -> others.stream().filter(opens::contains).forEach(openedTogether::add));
      underWay.put(parcel, periods);
      mostAtOnce = Math.max(mostAtOnce, underWay.size());
      for (String period : periods) {
        int now = (int) underWay.values().stream().filter(p -> p.contains(period)).count();
        most.merge(period, now, Math::max);
      }
      return company;
    }

    private synchronized void end(CellParcel parcel) {
      opened.addAll(underWay.getOrDefault(parcel, Set.of()));
      underWay.remove(parcel);
      if (underWay.isEmpty()) {
        company = new CountDownLatch(CONNECTIONS);
      }
    }

    @Override
    public ReadBack readBack(List<CellItem> cells) {
      throw new AssertionError("nothing is uncertain here");
    }
  }

  /** Notes which patients' visits go together, and in what order a patient's come. */
  private static final class PatientServer implements VisitTarget {
    final Set<String> together = new HashSet<>();
    final Map<String, List<String>> days = new java.util.HashMap<>();
    private final Map<VisitParcel, Set<String>> underWay = new java.util.HashMap<>();
    private CountDownLatch company = new CountDownLatch(CONNECTIONS);
    int mostAtOnce;

    @Override
    public String name() {
      return Village.FHIR;
    }

    @Override
    public Reply send(VisitParcel parcel) {
      meet(begin(parcel));
      end(parcel);
      return new Reply.Accepted("ok", Map.of());
    }

    private synchronized CountDownLatch begin(VisitParcel parcel) {
      Set<String> patients = new HashSet<>();
      for (VisitItem item : parcel.items()) {
        String patient = Objects.requireNonNull(item.visit()).text(CoreField.PATIENT_ID);
        patients.add(patient);
        days.computeIfAbsent(patient, absent -> new ArrayList<>())
            .add(String.valueOf(item.visit().date(CoreField.VISIT_DATE)));
      }
      underWay
          .values()
          .forEach(others -> others.stream().filter(patients::contains).forEach(together::add));
      underWay.put(parcel, patients);
      mostAtOnce = Math.max(mostAtOnce, underWay.size());
      return company;
    }

    private synchronized void end(VisitParcel parcel) {
      underWay.remove(parcel);
      if (underWay.isEmpty()) {
        company = new CountDownLatch(CONNECTIONS);
      }
    }
  }
}

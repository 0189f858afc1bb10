package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.delivery.CellKey;
import org.relais.delivery.Courier;
import org.relais.delivery.CourierRun;
import org.relais.delivery.MemoryOutbox;
import org.relais.delivery.MemoryTargetStates;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.standin.Call;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;
import org.relais.visit.OrgUnit;

/**
 * Five hundred sites report to a server that refuses some of it. 2.42 stores the rest at once; 2.43
 * refuses the whole, and what it says must be enough to take the fault out in one more request.
 */
class OneFaultHoldsBackNobodyTest {
  private static final int SITES = 500;
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-22T06:15:00Z"), ZoneOffset.UTC);
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

  private static DataSet dataSet;
  private static List<DataElement> plain;
  private static CamelHttp http;

  private final MemoryOutbox outbox = new MemoryOutbox(2 * SITES);
  private Dhis2StandIn server;

  @BeforeAll
  static void compile() {
    Compilation compiled = ConfigurationCompiler.check(Path.of("config"), Map.of());
    dataSet = ((Compilation.Ok) compiled).deployment().dataSets().get(0);
    plain = dataSet.elements().stream().filter(e -> e.split().isEmpty()).toList();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void end() {
    http.close();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneClosedOrgUnitAmongFiveHundred(ServerVersion version) {
    start(version);
    wantOneValueOfEverySite();
    unit(333).put("closedDate", "2025-12-31");

    CourierRun run = deliver();

    // 2.42 takes the value of a closed org unit in silence; preflight tells of it.
    boolean refuses = version == ServerVersion.V2_43;
    assertThat(held()).isEqualTo(refuses ? Map.of(333L, "ORG_UNIT_CLOSED") : Map.of());
    assertThat(run.sent()).isEqualTo(refuses ? SITES - 1 : SITES);
    assertEverythingElseIsThere(run);
    assertThat(imports()).hasSize(refuses ? 2 : 1);
  }

  @ParameterizedTest
  @EnumSource
  void anOrgUnitThatTheDataSetWasTakenFrom(ServerVersion version) {
    start(version);
    wantOneValueOfEverySite();
    unassign(7);

    CourierRun run = deliver();

    assertThat(held()).isEqualTo(Map.of(7L, "ORG_UNIT_NOT_ASSIGNED"));
    assertEverythingElseIsThere(run);
    assertThat(imports()).hasSize(version == ServerVersion.V2_42 ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void anElementThatLeftTheDataSetParksItsOwnValuesOnly(ServerVersion version) {
    start(version);
    Dhis2Target target = target();
    wantOneValueOfEverySite();
    deliver(target);
    want(1_000, site(1), plain.get(1), 5);
    want(2, site(2), plain.get(0), 6);
    want(1_002, site(2), plain.get(1), 7);
    leave(plain.get(1));
    int before = imports().size();

    CourierRun run = deliver(target);

    String cause = elementGone(version);
    assertThat(held()).isEqualTo(Map.of(1_000L, cause, 1_002L, cause));
    assertEverythingElseIsThere(run);
    assertThat(imports()).hasSize(before + (version == ServerVersion.V2_42 ? 1 : 2));
  }

  @ParameterizedTest
  @EnumSource
  void aPeriodThatIsNotOpenWaitsAndTheOtherIsDelivered(ServerVersion version) {
    start(version);
    wantOneValueOfEverySite();
    for (int i = 0; i < 10; i++) {
      want(2_000 + i, site(i), plain.get(0), 9, OCTOBER.plusMonths(2));
    }

    CourierRun run = deliver();

    assertThat(held().values()).hasSize(10).containsOnly("PERIOD_NOT_OPEN");
    assertEverythingElseIsThere(run);
    assertThat(imports()).hasSize(version == ServerVersion.V2_42 ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource
  void twoCellsForOneValueAreFoundBeforeAnythingIsSent(ServerVersion version) {
    start(version);
    wantOneValueOfEverySite();
    want(3_000, site(4), plain.get(0), 8);

    CourierRun run = deliver();

    assertThat(held()).isEqualTo(Map.of(4L, "CELLS_COLLIDE", 3_000L, "CELLS_COLLIDE"));
    assertEverythingElseIsThere(run);
    assertThat(imports()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anOptionComboThatIsGoneAtTheServer(ServerVersion version) {
    start(version);
    Dhis2Target target = target();
    wantOneValueOfEverySite();
    deliver(target);
    DataElement split =
        dataSet.elements().stream().filter(e -> e.split().size() == 1).findFirst().orElseThrow();
    String first = split.split().get(0).codes().get(0).option();
    String second = split.split().get(0).codes().get(1).option();
    String category = split.split().get(0).category();
    want(4_000, site(1), split, 2, OCTOBER, Map.of(category, first));
    deliver(target);
    want(4_001, site(2), split, 3, OCTOBER, Map.of(category, first));
    want(4_002, site(2), split, 4, OCTOBER, Map.of(category, second));
    want(4_003, site(3), split, 5, OCTOBER, Map.of(category, first));
    String combo =
        server.place(split.code(), Set.of(second), site(2), "202610").categoryOptionCombo();
    server.metadata().remove("categoryOptionCombos", combo);
    int before = imports().size();

    CourierRun run = deliver(target);

    assertThat(held()).isEqualTo(Map.of(4_002L, "OPTIONS_UNKNOWN"));
    assertThat(run.sent()).isEqualTo(2);
    assertThat(imports()).hasSize(before + (version == ServerVersion.V2_42 ? 1 : 2));
  }

  @ParameterizedTest
  @EnumSource
  void severalFaultsOfSeveralKindsCostOneRequestEach(ServerVersion version) {
    start(version);
    Dhis2Target target = target();
    wantOneValueOfEverySite();
    deliver(target);
    int before = imports().size();
    for (int i = 0; i < SITES; i++) {
      want(i, site(i), plain.get(0), 50 + i % 7);
    }
    want(5_000, site(10), plain.get(1), 3);
    leave(plain.get(1));
    for (int i : List.of(20, 21, 22)) {
      unassign(i);
    }
    for (int i : List.of(100, 101, 102)) {
      unit(i).put("closedDate", "2025-12-31");
    }

    CourierRun run = deliver(target);

    Map<Long, String> expected = new TreeMap<>();
    expected.put(5_000L, elementGone(version));
    List.of(20L, 21L, 22L).forEach(id -> expected.put(id, "ORG_UNIT_NOT_ASSIGNED"));
    if (version == ServerVersion.V2_43) {
      List.of(100L, 101L, 102L).forEach(id -> expected.put(id, "ORG_UNIT_CLOSED"));
    }
    assertThat(held()).isEqualTo(expected);
    assertThat(run.sent()).isEqualTo(SITES + 1 - expected.size());
    assertThat(outbox.rows.values()).noneMatch(MemoryOutbox.Row::due);
    // One for each kind, and for a closed org unit one each at most.
    assertThat(imports().size() - before)
        .isLessThanOrEqualTo(version == ServerVersion.V2_42 ? 1 : 6);
  }

  /** On 2.42 an element that is in no data set at all has no type of period either. */
  private static String elementGone(ServerVersion version) {
    return version == ServerVersion.V2_42 ? "PERIOD_TYPE" : "ELEMENT_NOT_IN_DATA_SET";
  }

  private void start(ServerVersion version) {
    List<OrgUnit> units = new ArrayList<>();
    units.add(new OrgUnit("REGION", "Region", "region", null));
    for (int i = 0; i < SITES; i++) {
      units.add(new OrgUnit(site(i), site(i), dataSet.reportLevel(), "REGION"));
    }
    server = Dhis2StandIn.of(version, List.of(dataSet), units, TODAY);
    server.hasSeen("202610");
  }

  private Dhis2Target target() {
    Dhis2Settings settings =
        new Dhis2Settings(
            server.url(),
            new Credentials.Token("ApiToken", Dhis2StandIn.TOKEN),
            Map.of(),
            Bindings.NONE,
            SiteMatching.NONE,
            Duration.ofMinutes(1),
            Dhis2Request.STANDARD);
    return new Dhis2Target("national", settings, http, TODAY);
  }

  private CourierRun deliver() {
    return deliver(target());
  }

  private CourierRun deliver(Dhis2Target target) {
    TargetDefinition definition =
        new TargetDefinition(
            "national",
            new TargetSettings() {},
            List.of(dataSet.code()),
            false,
            null,
            "",
            2 * SITES);
    return new Courier(outbox, MemoryTargetStates.servers(definition))
        .deliver(definition, dataSet.code(), target, Courier.Watcher.NOBODY);
  }

  private void assertEverythingElseIsThere(CourierRun run) {
    assertThat(run.stoppedBy()).isNull();
    assertThat(outbox.rows.values()).noneMatch(MemoryOutbox.Row::due);
    assertThat(server.values().size()).isEqualTo(outbox.rows.size() - held().size());
  }

  private Map<Long, String> held() {
    return outbox.rows.entrySet().stream()
        .filter(row -> row.getValue().hold != null)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                row -> Objects.requireNonNull(row.getValue().hold).code(),
                (a, b) -> a,
                TreeMap::new));
  }

  private List<Call> imports() {
    return server.calls().stream().filter(call -> call.method().equals("POST")).toList();
  }

  private void wantOneValueOfEverySite() {
    for (int i = 0; i < SITES; i++) {
      want(i, site(i), plain.get(0), 1 + i % 9);
    }
  }

  private void want(long id, String site, DataElement element, int value) {
    want(id, site, element, value, OCTOBER);
  }

  private void want(long id, String site, DataElement element, int value, LocalDate month) {
    want(id, site, element, value, month, Map.of());
  }

  private void want(
      long id,
      String site,
      DataElement element,
      int value,
      LocalDate month,
      Map<String, String> options) {
    outbox.want(
        id,
        new CellKey(
            "national",
            dataSet.code(),
            element.code(),
            new TreeMap<>(options),
            new TreeMap<>(),
            site,
            Period.of(PeriodType.MONTHLY, month)),
        value);
  }

  private static String site(int number) {
    return "S%03d".formatted(number);
  }

  private ObjectNode unit(int number) {
    return server.metadata().coded("organisationUnits", site(number));
  }

  private void unassign(int number) {
    String id = unit(number).path("id").asText();
    without("organisationUnits", "/id", id);
  }

  private void leave(DataElement element) {
    String id = server.metadata().coded("dataElements", element.code()).path("id").asText();
    without("dataSetElements", "/dataElement/id", id);
  }

  private void without(String list, String pointer, String id) {
    ArrayNode members = (ArrayNode) server.metadata().coded("dataSets", dataSet.code()).path(list);
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).at(pointer).asText().equals(id)) {
        members.remove(i);
      }
    }
  }
}

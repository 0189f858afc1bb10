package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Reply;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;

/** What is approved in DHIS2 is waited for, not fought. */
class DataApprovalsTest {
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-22T06:15:00Z"), ZoneOffset.UTC);
  private static final DataSet DATA_SET =
      new DataSet(
          "ICCM_MONTHLY",
          PeriodType.MONTHLY,
          "site",
          "0 0 2 * * ?",
          DataSet.PushMode.AUTOMATIC,
          List.of(OurCountry.DEATHS));

  private static CamelHttp http;

  @BeforeAll
  static void start() {
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void end() {
    http.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsApprovedWaitsAndTheRestIsSent(ServerVersion version) {
    try (Dhis2StandIn dhis2 = standIn(version)) {
      dhis2.approve("ICCM_MONTHLY", "202610", "ASC0001");

      Reply reply = target(dhis2).send(parcel());

      assertThat(reply).isInstanceOf(Reply.Rejected.class);
      assertThat(((Reply.Rejected) reply).othersStored()).isTrue();
      assertThat(((Reply.Rejected) reply).refusals())
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.itemId()).isEqualTo(1);
                assertThat(refusal.waiting()).isTrue();
                assertThat(refusal.cause().code()).isEqualTo("DATA_APPROVED");
                assertThat(refusal.cause().owner()).isEqualTo(Cause.Owner.CLOCK);
              });
      assertThat(imports(dhis2)).isEqualTo(1);
      assertThat(dhis2.values()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereEverythingIsApprovedNothingIsSent(ServerVersion version) {
    try (Dhis2StandIn dhis2 = standIn(version)) {
      dhis2.approve("ICCM_MONTHLY", "202610", "ML");
      Dhis2Target target = target(dhis2);

      target.send(parcel());
      assertThat(imports(dhis2)).isZero();

      dhis2.unapprove("ICCM_MONTHLY", "202610", "ML");
      assertThat(target.send(parcel())).isInstanceOf(Reply.Accepted.class);
      assertThat(dhis2.values()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDataSetWithoutAWorkflowIsNotAskedAbout(ServerVersion version) {
    try (Dhis2StandIn dhis2 = standIn(version)) {
      assertThat(target(dhis2).send(parcel())).isInstanceOf(Reply.Accepted.class);

      assertThat(dhis2.calls()).noneMatch(call -> call.path().contains("dataApprovals"));
    }
  }

  private static long imports(Dhis2StandIn dhis2) {
    return dhis2.calls().stream()
        .filter(call -> call.method().equals("POST") && call.path().contains("dataValueSets"))
        .count();
  }

  private static CellParcel parcel() {
    return new CellParcel(
        7,
        "national",
        "ICCM_MONTHLY",
        Instant.EPOCH,
        List.of(cell(1, "ASC0001"), cell(2, "ASC0002")),
        List.of());
  }

  private static CellItem cell(long id, String orgUnit) {
    return new CellItem(
        id,
        new CellKey(
            "national",
            "ICCM_MONTHLY",
            "DEATHS",
            new TreeMap<>(),
            new TreeMap<>(),
            orgUnit,
            Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1))),
        BigDecimal.ONE);
  }

  private static Dhis2Target target(Dhis2StandIn dhis2) {
    return new Dhis2Target(
        "national",
        new Dhis2Settings(
            dhis2.url(),
            new Credentials.Token("ApiToken", Dhis2StandIn.TOKEN),
            Bindings.NONE,
            SiteMatching.NONE),
        http,
        TODAY);
  }

  private static Dhis2StandIn standIn(ServerVersion version) {
    return Dhis2StandIn.of(version, List.of(DATA_SET), OurCountry.ORG_UNITS.all(), TODAY);
  }
}

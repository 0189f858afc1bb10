package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.delivery.Completeness;
import org.relais.delivery.CompletionTarget.Registered;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.Period;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;

class Dhis2RegistrationsTest {
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-22T06:15:00Z"), ZoneOffset.UTC);

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
  void aSiteMonthIsRegisteredAndWithdrawnAndARepeatChangesNothing(ServerVersion version) {
    try (Dhis2StandIn dhis2 = standIn(version)) {
      Dhis2Registrations registrations = registrations(dhis2.url());
      List<Completeness> two = List.of(one("ASC0001", true), one("ASC0002", true));

      assertThat(refused(registrations.register("ICCM_MONTHLY", two))).isEmpty();
      assertThat(refused(registrations.register("ICCM_MONTHLY", two))).isEmpty();
      assertThat(dhis2.complete("ICCM_MONTHLY", "202610", "ASC0001")).isTrue();
      assertThat(dhis2.complete("ICCM_MONTHLY", "202610", "ASC0002")).isTrue();

      List<Completeness> withdrawn = List.of(one("ASC0001", false));
      assertThat(refused(registrations.register("ICCM_MONTHLY", withdrawn))).isEmpty();
      assertThat(dhis2.complete("ICCM_MONTHLY", "202610", "ASC0001")).isFalse();
      assertThat(dhis2.complete("ICCM_MONTHLY", "202610", "ASC0002")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThatTheServerDoesNotKnowHoldsUpNoOther(ServerVersion version) {
    try (Dhis2StandIn dhis2 = standIn(version)) {
      Registered registered =
          registrations(dhis2.url())
              .register("ICCM_MONTHLY", List.of(one("ASC9999", true), one("ASC0001", true)));

      assertThat(refused(registered)).containsExactly("ASC9999 COMPLETION_REFUSED");
      assertThat(dhis2.complete("ICCM_MONTHLY", "202610", "ASC0001")).isTrue();
    }
  }

  @Test
  void anOrgUnitThatIsGoneSinceItWasLookedUpIsFoundByItself() {
    try (Dhis2StandIn dhis2 = standIn(ServerVersion.V2_43)) {
      Dhis2Registrations registrations = registrations(dhis2.url());
      registrations.register("ICCM_MONTHLY", List.of(one("ASC0002", true)));
      registrations.register("ICCM_MONTHLY", List.of(one("ASC0003", true)));
      dhis2
          .metadata()
          .remove(
              "organisationUnits",
              dhis2.metadata().coded("organisationUnits", "ASC0003").path("id").asText());

      Registered registered =
          registrations.register(
              "ICCM_MONTHLY", List.of(one("ASC0002", true), one("ASC0003", true)));

      assertThat(refused(registered)).containsExactly("ASC0003 COMPLETION_REFUSED");
    }
  }

  @Test
  void aServerThatCannotBeReachedIsToldAsThat() {
    String url;
    try (Dhis2StandIn dhis2 = standIn(ServerVersion.V2_42)) {
      url = dhis2.url();
    }

    assertThat(registrations(url).register("ICCM_MONTHLY", List.of(one("ASC0001", true))))
        .isInstanceOf(Registered.Unavailable.class);
  }

  private static List<String> refused(Registered registered) {
    return ((Registered.Done) registered)
        .refused().entrySet().stream()
            .map(entry -> entry.getKey().orgUnit() + " " + entry.getValue().code())
            .toList();
  }

  private static Completeness one(String orgUnit, boolean complete) {
    return new Completeness(orgUnit, Period.parse("202610").orElseThrow(), complete);
  }

  private static Dhis2Registrations registrations(String url) {
    return new Dhis2Registrations(
        new Dhis2Settings(
            url,
            new Credentials.Token("ApiToken", Dhis2StandIn.TOKEN),
            Bindings.NONE,
            SiteMatching.NONE),
        http,
        TODAY);
  }

  private static Dhis2StandIn standIn(ServerVersion version) {
    return Dhis2StandIn.of(
        version, List.of(OurCountry.dataSet(OurCountry.DEATHS)), OurCountry.ORG_UNITS.all(), TODAY);
  }
}

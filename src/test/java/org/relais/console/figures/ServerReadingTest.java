package org.relais.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.console.account.Scope;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.delivery.TargetDefinition;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.ledger.TestDatabase;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;
import org.relais.target.dhis2.Bindings;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.OurCountry;
import org.relais.target.dhis2.SiteMatching;
import org.relais.visit.OrgUnit;

/** A DHIS2 server is read for what a person looks at, and only for that. */
class ServerReadingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final DataSet DATA_SET = OurCountry.dataSet(OurCountry.DEATHS);

  private final TestDatabase database = TestDatabase.fresh();
  private final Dhis2StandIn dhis2 =
      Dhis2StandIn.of(ServerVersion.V2_43, List.of(DATA_SET), OurCountry.ORG_UNITS.all(), CLOCK);
  private final Readings readings = new Readings();

  @AfterEach
  void stop() {
    dhis2.close();
    database.close();
  }

  @Test
  void eachValueIsNewChangedForeignOrTheSame() {
    cell("ASC0001", 1, true);
    cell("ASC0002", 2, true);
    cell("ASC0003", 3, false);
    holds("ASC0001", "1");
    holds("ASC0002", "5");

    Outcome outcome = read("ASC0001", "ASC0002", "ASC0003");

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    Reading reading = readings.of(picked("ASC0001", "ASC0002", "ASC0003")).orElseThrow();
    assertThat(reading.counts())
        .isEqualTo(Map.of(Reading.Kind.SAME, 1L, Reading.Kind.CHANGED, 1L, Reading.Kind.NEW, 1L));
    assertThat(reading.of(Reading.Kind.CHANGED))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.orgUnit()).isEqualTo("ASC0002");
              assertThat(line.held()).isEqualByComparingTo(BigDecimal.valueOf(5));
            });
    assertThat(reading.compared()).isEqualTo(3);
  }

  @Test
  void aValueThatWasNeverOursIsForeignAndOtherOrgUnitsAreLeftAlone() {
    cell("ASC0001", 1, false);
    cell("ASC0002", 2, true);
    holds("ASC0001", "9");

    read("ASC0001");

    Reading reading = readings.of(picked("ASC0001")).orElseThrow();
    assertThat(reading.lines())
        .extracting(Reading.Line::kind)
        .containsExactly(Reading.Kind.FOREIGN);
  }

  @Test
  void aServerThatDoesNotAnswerLeavesNoReading() {
    cell("ASC0001", 1, true);
    dhis2.close();

    assertThat(read("ASC0001")).isInstanceOf(Outcome.Failed.class);
    assertThat(readings.of(picked("ASC0001"))).isEmpty();
  }

  private Outcome read(String... units) {
    TargetDefinition national =
        new TargetDefinition(
            "national",
            new Dhis2Settings(
                dhis2.url(),
                new Credentials.Token("ApiToken", Dhis2StandIn.TOKEN),
                Bindings.NONE,
                SiteMatching.NONE),
            List.of("ICCM_MONTHLY"),
            false,
            null,
            "0 0 2 * * ?",
            1_000);
    return new ServerReading(
            database.dataSource(), () -> List.of(national), CLOCK, CamelHttp::standalone, readings)
        .read(picked(units), "awa", "/figures/differences", new Told());
  }

  private static Picked picked(String... units) {
    return new Picked(
        DATA_SET,
        "national",
        new OrgUnit("D1", "District", "district", null),
        Period.parse("202610").orElseThrow(),
        List.of(units),
        Scope.ALL);
  }

  private void holds(String orgUnit, String value) {
    dhis2.type(dhis2.place("DEATHS", Set.of(), orgUnit, "202610"), value);
  }

  private void cell(String orgUnit, int wanted, boolean everSent) {
    database
        .sql()
        .update(
            """
            insert into cell (target, data_set, element, options, attribute_options, org_unit,
                              period, period_start, wanted, ever_sent, configuration)
            values ('national', 'ICCM_MONTHLY', 'DEATHS', '{}', '{}', ?, '202610', '2026-10-01',
                    ?, ?, 'v1')
            """,
            orgUnit,
            wanted,
            everSent);
  }

  /** Nobody watches. */
  private static final class Told implements Progress {
    @Override
    public void total(long total) {}

    @Override
    public void done(long done) {}

    @Override
    public boolean goesOn() {
      return true;
    }
  }
}

package org.relais.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.delivery.Cause;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataSet;
import org.relais.ledger.TestDatabase;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.ServerVersion;
import org.relais.target.dhis2.Bindings;
import org.relais.target.dhis2.Dhis2Preview;
import org.relais.target.dhis2.Dhis2Settings;
import org.relais.target.dhis2.OurCountry;
import org.relais.target.dhis2.SiteMatching;
import org.relais.target.preflight.Difference.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** A preview says of each cell what a push would do, and changes nothing. */
class PreviewTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final DataSet DATA_SET = OurCountry.dataSet(OurCountry.FEVER, OurCountry.DEATHS);
  private static final String GIRLS = "{\"AGE\":\"P2M--P12M\",\"SEX\":\"F\"}";

  private static CamelHttp http;

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());
  private final List<Preview.Row> rows = new ArrayList<>();
  private Dhis2StandIn dhis2;

  @BeforeAll
  static void open() {
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void close() {
    http.close();
  }

  @BeforeEach
  void aServer() {
    dhis2 = standIn(ServerVersion.V2_43);
  }

  @AfterEach
  void stop() {
    dhis2.close();
    database.close();
  }

  @Test
  void eachCellIsNewChangedGoneOrTheSame() {
    cell("ASC0001", "DEATHS", "{}", "202610", 1, true);
    cell("ASC0001", "FEVER", GIRLS, "202610", 5, true);
    cell("ASC0002", "DEATHS", "{}", "202610", null, true);
    cell("ASC0002", "FEVER", GIRLS, "202610", 7, true);
    cell("ASC0003", "FEVER", GIRLS, "202610", null, true);
    holds("DEATHS", Set.of(), "ASC0001", "1");
    holds("DEATHS", Set.of(), "ASC0002", "2");
    holds("FEVER", Set.of("P2M--P12M", "F"), "ASC0002", "4");

    assertThat(show(null, false)).isEmpty();

    assertThat(rows)
        .extracting(
            row -> row.difference().cell().key().orgUnit(),
            row -> row.difference().cell().key().element(),
            row -> row.difference().kind(),
            row -> row.difference().held())
        .containsExactly(
            tuple("ASC0001", "DEATHS", Kind.SAME, new BigDecimal("1")),
            tuple("ASC0001", "FEVER", Kind.NEW, null),
            tuple("ASC0002", "DEATHS", Kind.GONE, new BigDecimal("2")),
            tuple("ASC0002", "FEVER", Kind.CHANGED, new BigDecimal("4")));
  }

  @Test
  void anotherPeriodIsNotShown() {
    cell("ASC0001", "DEATHS", "{}", "202609", 1, false);

    assertThat(show(null, false)).isEmpty();
    assertThat(rows).isEmpty();
  }

  @Test
  void oneOrgUnitMayBeAskedForAlone() {
    cell("ASC0001", "DEATHS", "{}", "202610", 1, false);
    cell("ASC0002", "DEATHS", "{}", "202610", 1, false);

    show("ASC0002", false);

    assertThat(rows)
        .extracting(row -> row.difference().cell().key().orgUnit())
        .containsExactly("ASC0002");
  }

  @Test
  void aValueThatWeNeverWroteIsForeign() {
    cell("ASC0001", "DEATHS", "{}", "202610", 1, false);
    cell("ASC0002", "DEATHS", "{}", "202610", 1, true);
    holds("DEATHS", Set.of(), "ASC0001", "3");
    holds("DEATHS", Set.of(), "ASC0002", "3");

    show(null, false);

    assertThat(rows).extracting(Preview.Row::foreign).containsExactly(true, false);
  }

  @Test
  void aCellWithoutAPlaceSaysWhy() {
    cell("ASC0001", "FEVER", "{\"SEX\":\"X\"}", "202610", 1, false);

    show(null, false);

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.difference().kind()).isEqualTo(Kind.NO_PLACE);
              assertThat(row.difference().cause().code()).isEqualTo("OPTIONS_UNKNOWN");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aDryRunNamesWhatTheServerWouldRefuseAndStoresNothing(ServerVersion version) {
    dhis2.close();
    dhis2 = standIn(version);
    dhis2.metadata().coded("dataElements", "DEATHS").put("valueType", "BOOLEAN");
    cell("ASC0001", "DEATHS", "{}", "202610", 12, false);
    cell("ASC0001", "FEVER", GIRLS, "202610", 5, false);
    cell("ASC0002", "FEVER", GIRLS, "202610", 6, false);

    assertThat(show(null, true)).isEmpty();

    assertThat(rows)
        .filteredOn(row -> row.refused() != null)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.difference().cell().key().element()).isEqualTo("DEATHS");
              assertThat(row.refused().code()).isEqualTo("VALUE_INVALID");
            });
    assertThat(dhis2.values()).isEmpty();
  }

  @Test
  void aWholeRequestThatIsRefusedForOneSiteIsAskedAgainWithoutIt() {
    String site = dhis2.metadata().coded("organisationUnits", "ASC0002").path("id").asText();
    assertThat(site).isNotEmpty();
    dhis2.metadata().coded("organisationUnits", "ASC0002").put("closedDate", "2024-12-31");
    cell("ASC0001", "DEATHS", "{}", "202610", 1, false);
    cell("ASC0002", "DEATHS", "{}", "202610", 1, false);
    cell("ASC0003", "DEATHS", "{}", "202610", 1, false);

    show(null, true);

    assertThat(rows)
        .extracting(row -> row.refused() == null ? "" : row.refused().code())
        .containsExactly("", "ORG_UNIT_CLOSED", "");
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    cell("ASC0001", "DEATHS", "{}", "202610", 1, false);
    dhis2.close();

    assertThat(show(null, false)).isPresent();
  }

  @Test
  void manySitesAreReadInPortions() {
    for (int i = 0; i < 120; i++) {
      cell("X%04d".formatted(i), "DEATHS", "{}", "202610", 1, false);
    }

    show(null, false);

    assertThat(rows)
        .hasSize(120)
        .extracting(row -> row.difference().cell().key().orgUnit())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static Dhis2StandIn standIn(ServerVersion version) {
    return Dhis2StandIn.of(version, List.of(DATA_SET), OurCountry.ORG_UNITS.all(), CLOCK);
  }

  private void holds(String element, Set<String> options, String orgUnit, String value) {
    dhis2.type(dhis2.place(element, options, orgUnit, "202610"), value);
  }

  private void cell(
      String orgUnit,
      String element,
      String options,
      String period,
      @Nullable Integer wanted,
      boolean everSent) {
    sql.update(
        "insert into cell (target, data_set, element, options, attribute_options, org_unit, period,"
            + " period_start, wanted, ever_sent, configuration)"
            + " values ('national', 'ICCM_MONTHLY', ?, ?, '{}', ?, ?, '2026-10-01', ?, ?, 'v1')",
        element,
        options,
        orgUnit,
        period,
        wanted,
        everSent);
  }

  private Optional<Cause> show(@Nullable String orgUnit, boolean dryRun) {
    Dhis2Settings settings =
        new Dhis2Settings(
            dhis2.url(),
            new Credentials.Token("ApiToken", Dhis2StandIn.TOKEN),
            Bindings.NONE,
            SiteMatching.NONE);
    return new Preview(database.dataSource(), new Dhis2Preview("national", settings, http, CLOCK))
        .show(
            new Preview.Question("national", "ICCM_MONTHLY", "202610", orgUnit, dryRun), rows::add);
  }
}

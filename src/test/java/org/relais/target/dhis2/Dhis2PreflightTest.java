package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.DataSet;
import org.relais.indicator.Measure;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.target.preflight.Severity;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** A server that fits is left alone; each thing that differs is found, alone and by its name. */
class Dhis2PreflightTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final ZoneId BAMAKO = ZoneId.of("Africa/Bamako");

  private static MetadataServer server;
  private static CamelHttp http;

  private DataSet dataSet = OurCountry.dataSet(OurCountry.FEVER, OurCountry.DEATHS);
  private OrgUnits orgUnits = OurCountry.ORG_UNITS;
  private Bindings bindings = Bindings.NONE;
  private SiteMatching matching = SiteMatching.NONE;
  private LocalDate from = LocalDate.of(2026, 9, 1);

  @BeforeAll
  static void start() {
    server = new MetadataServer();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @BeforeEach
  void aServerThatFits() {
    server.holdsNothing();
    server.imports(OurCountry.FITTING);
  }

  @Test
  void aServerThatFitsGivesNoFinding() {
    Preflight.Checked checked = (Preflight.Checked) check();

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.server()).isEqualTo("DHIS2 2.42.4.1, relais");
    assertThat(checked.needsPerson()).isFalse();
  }

  @Test
  void onlyOurOwnOrgUnitsAreAskedForInFewRequests() {
    List<OrgUnit> many =
        new ArrayList<>(
            IntStream.range(0, 1_050)
                .mapToObj(i -> new OrgUnit("S%05d".formatted(i), "Site " + i, "site", null))
                .toList());
    orgUnits = new OrgUnits(many);

    assertThat(finding("ORG_UNIT_UNKNOWN").items()).hasSize(1_050);
    assertThat(server.requests())
        .hasSizeLessThan(25)
        .allSatisfy(request -> assertThat(request).hasSizeLessThan(4_000))
        .filteredOn(request -> request.startsWith("/api/organisationUnits"))
        .hasSize(11)
        .allSatisfy(request -> assertThat(request).contains("filter=code:in:["));
  }

  @Test
  void aServerThatDoesNotAnswerIsUnavailable() {
    Preflight preflight =
        preflight("http://127.0.0.1:1").check(List.of(dataSet), orgUnits, from, any -> {});

    assertThat(preflight).isInstanceOf(Preflight.Unavailable.class);
  }

  // ---- the server and the account

  @ParameterizedTest
  @CsvSource({"2.37.2, WRONG", "2.45.0, NOTE", "45.0, NOTE", "unreadable, WRONG"})
  void aVersionThatNobodyTriedIsTold(String version, Severity severity) {
    server.said("/api/system/info").put("version", version);

    assertThat(finding("VERSION_UNTRIED").severity()).isEqualTo(severity);
  }

  @Test
  void anotherCalendarMakesEveryPeriodMeanOtherDays() {
    server.said("/api/system/info").put("calendar", "ethiopian");

    assertThat(finding("CALENDAR_DIFFERS").severity()).isEqualTo(Severity.WRONG);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22T10:30:00.000, NOTE", "2026-11-19T10:00:00.000, WRONG"})
  void aClockThatIsFarOffIsTold(String time, Severity severity) {
    server.said("/api/system/info").put("serverDate", time);

    assertThat(finding("CLOCK_DIFFERS").severity()).isEqualTo(severity);
  }

  @Test
  void anotherTimeZoneIsANote() {
    server
        .said("/api/system/info")
        .put("serverTimeZoneId", "Africa/Addis_Ababa")
        .put("serverDate", "2026-11-22T13:00:00.000");

    assertThat(finding("TIME_ZONE_DIFFERS").severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void anAccountThatMayNotAddValuesIsRefused() {
    server.said("/api/me").putArray("authorities").add("F_EXPORT_DATA");

    assertThat(finding("AUTHORITY_MISSING").severity()).isEqualTo(Severity.REFUSED);
  }

  @Test
  void aSuperuserHidesMistakes() {
    server.said("/api/me").putArray("authorities").add("ALL");

    assertThat(finding("SUPERUSER").severity()).isEqualTo(Severity.NOTE);
  }

  // ---- the data set and its periods

  @Test
  void aDataSetThatTheServerLacksIsTheOnlyThingToldOfIt() {
    server.object("dataSets", "ICCM_MONTHLY").put("code", "OTHER");

    assertThat(finding("DATA_SET_UNKNOWN").severity()).isEqualTo(Severity.REFUSED);
  }

  @Test
  void aDataSetThatIsNotSharedForWritingIsRefused() {
    ((ObjectNode) server.object("dataSets", "ICCM_MONTHLY").path("access").path("data"))
        .put("write", false);

    assertThat(finding("DATA_SET_NOT_OURS").what().en()).contains("relais");
  }

  @Test
  void anotherPeriodTypeIsRefused() {
    server.object("dataSets", "ICCM_MONTHLY").put("periodType", "Weekly");

    assertThat(finding("PERIOD_TYPE").what().en()).contains("Weekly").contains("Monthly");
  }

  @Test
  void aDataSetWithAttributeCategoriesIsRefused() {
    ((ObjectNode) server.object("dataSets", "ICCM_MONTHLY").path("categoryCombo"))
        .put("id", "ccAgeSex001");

    assertThat(finding("ATTRIBUTE_OPTIONS_UNKNOWN").severity()).isEqualTo(Severity.REFUSED);
  }

  @Test
  void anApprovalWorkflowIsANote() {
    server
        .object("dataSets", "ICCM_MONTHLY")
        .putObject("workflow")
        .put("id", "wfMonthly01")
        .put("name", "Monthly approval");

    assertThat(finding("APPROVAL_WORKFLOW").what().en()).contains("Monthly approval");
  }

  @Test
  void theCurrentPeriodWaitsWhereNoFuturePeriodIsOpen() {
    server.object("dataSets", "ICCM_MONTHLY").put("openFuturePeriods", 0);

    Finding finding = finding("PERIOD_NOT_YET_OPEN");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.items()).containsExactly("202611");
  }

  @Test
  void periodsThatExpiredAreNamed() {
    server.object("dataSets", "ICCM_MONTHLY").put("expiryDays", 30.0);

    Finding finding = finding("PERIOD_EXPIRED");
    assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
    assertThat(finding.items()).containsExactly("202609");
  }

  @Test
  void expiryDaysThatHaveNotPassedAreANote() {
    server.object("dataSets", "ICCM_MONTHLY").put("expiryDays", 60.0);

    assertThat(finding("PERIOD_EXPIRES").severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void anAccountThatMayEditExpiredPeriodsIsNotRefusedThem() {
    server.object("dataSets", "ICCM_MONTHLY").put("expiryDays", 10.0);
    server.said("/api/me").putArray("authorities").add("F_DATAVALUE_ADD").add("F_EDIT_EXPIRED");

    assertThat(findings()).isEmpty();
  }

  @Test
  void periodsOutsideTheDataInputPeriodsAreNamed() {
    ArrayNode inputs = server.object("dataSets", "ICCM_MONTHLY").putArray("dataInputPeriods");
    inputs.addObject().putObject("period").put("id", "202611");
    ObjectNode closed = inputs.addObject();
    closed.putObject("period").put("id", "202610");
    closed.put("openingDate", "2026-10-01T00:00:00.000").put("closingDate", "2026-11-15");

    assertThat(finding("PERIOD_WITHOUT_INPUT").items()).containsExactly("202609", "202610");
  }

  // ---- data elements

  @Test
  void aDataElementThatTheServerDoesNotKnowIsTold() {
    server.takeOut("ICCM_MONTHLY", "DEATHS");
    server.object("dataElements", "DEATHS").put("code", "OTHER");

    assertThat(finding("ELEMENT_UNKNOWN").items()).containsExactly("DEATHS");
  }

  @Test
  void aDataElementOfAnotherDataSetIsToldWithItsHome() {
    server.takeOut("ICCM_MONTHLY", "DEATHS");
    server.imports(
        """
        {"dataSets": [{"id": "dsOther0001", "code": "RMA", "name": "Rapport mensuel",
          "dataSetElements": [{"dataElement": {"id": "deDeaths001"}}]}]}
        """);

    assertThat(finding("ELEMENT_NOT_IN_DATA_SET").items())
        .containsExactly("DEATHS (Rapport mensuel)");
  }

  @Test
  void aBindingToAnUnknownElementNamesBoth() {
    bindings =
        new Bindings(List.of(new Binding("DEATHS", new TreeMap<>(), "Décès < 5 ans", null, null)));

    assertThat(finding("ELEMENT_UNKNOWN").items()).containsExactly("DEATHS → Décès < 5 ans");
  }

  @Test
  void aFigureWithoutARowInTheBindingTableIsTold() {
    bindings =
        new Bindings(
            List.of(
                new Binding(
                    "FEVER",
                    new TreeMap<>(Map.of("AGE", "P2M--P12M", "SEX", "F")),
                    "FEVER",
                    null,
                    null)));

    assertThat(finding("CELL_WITHOUT_BINDING").items())
        .hasSize(3)
        .contains("AGE=P12M--P60M, SEX=M");
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, REFUSED",
    "PERCENTAGE, REFUSED",
    "INTEGER_NEGATIVE, REFUSED",
    "TEXT, WRONG",
    "LONG_TEXT, WRONG"
  })
  void aValueTypeThatIsNoNumberLikeOursIsTold(String valueType, Severity severity) {
    server.object("dataElements", "FEVER").put("valueType", valueType);

    Finding finding = finding("VALUE_TYPE");
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.what().en()).contains(valueType);
  }

  @Test
  void aPositiveNumberTakesNoZero() {
    server.object("dataElements", "DEATHS").put("valueType", "INTEGER_POSITIVE");

    assertThat(finding("VALUE_TYPE").subject().name()).isEqualTo("DEATHS");
  }

  @Test
  void aSumOfDecimalsFitsNoWholeNumber() {
    dataSet =
        OurCountry.dataSet(
            OurCountry.element(
                "FEVER",
                "Litres",
                new Measure.Sum(OurCountry.LITRES),
                List.of(OurCountry.AGE, OurCountry.SEX),
                false));

    assertThat(finding("VALUE_TYPE").remedy().en()).contains("NUMBER");
  }

  @Test
  void anAverageOfSitesIsWrongInSilence() {
    server.object("dataElements", "FEVER").put("aggregationType", "AVERAGE");

    assertThat(finding("AGGREGATION_TYPE").severity()).isEqualTo(Severity.WRONG);
  }

  @ParameterizedTest
  @CsvSource({"2.42.4, WRONG", "2.43.1, REFUSED"})
  void aTrackerElementIsTakenByOldServersAndRefusedByNewOnes(String version, Severity severity) {
    server.said("/api/system/info").put("version", version);
    server.object("dataElements", "FEVER").put("domainType", "TRACKER");

    assertThat(finding("DOMAIN_TRACKER").severity()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"2.42.4, WRONG", "2.43.1, NOTE"})
  void zerosThatAreNotSignificantAreDroppedByOldServers(String version, Severity severity) {
    server.said("/api/system/info").put("version", version);
    server.object("dataElements", "DEATHS").put("zeroIsSignificant", false);

    assertThat(finding("ZERO_NOT_SIGNIFICANT").severity()).isEqualTo(severity);
  }

  // ---- disaggregation

  @Test
  void anElementThatIsNotDisaggregatedThereIsTold() {
    combo("FEVER", "bjDvmb4bfuf");

    assertThat(finding("COMBO_MISSING").what().en()).contains("AGE").contains("SEX");
  }

  @Test
  void aComboWithMoreCategoriesIsTold() {
    server.imports(
        """
        {"categoryOptions": [{"id": "coAsc000001", "code": "ASC", "name": "ASC"}],
         "categories": [{"id": "caCadre0001", "code": "CADRE", "name": "Cadre",
           "categoryOptions": [{"id": "coAsc000001"}]}],
         "categoryCombos": [{"id": "ccThree0001", "code": "THREE", "name": "Three",
           "categories": [{"id": "caAge000001"}, {"id": "caSex000001"}, {"id": "caCadre0001"}]}]}
        """);
    combo("FEVER", "ccThree0001");

    assertThat(finding("COMBO_HAS_MORE").what().en()).contains("CADRE");
  }

  @Test
  void aComboWithFewerCategoriesIsTold() {
    server.imports(
        """
        {"categoryCombos": [{"id": "ccAge000001", "code": "AGE_CC", "name": "Age",
           "categories": [{"id": "caAge000001"}]}]}
        """);
    combo("FEVER", "ccAge000001");

    assertThat(finding("COMBO_HAS_LESS").what().en()).contains("AGE").contains("only");
  }

  @Test
  void anOptionThatTheServerLacksIsNamed() {
    server.object("categoryOptions", "M").put("code", "MALE");

    assertThat(finding("OPTION_MISSING").items()).containsExactly("SEX=M");
  }

  @Test
  void anOptionWithoutACodeIsNamed() {
    server.object("categoryOptions", "M").remove("code");

    assertThat(finding("OPTION_WITHOUT_CODE").what().en()).contains("Male");
  }

  @Test
  void optionCombosThatTheServerHasNotMadeAreTold() {
    server.list("categoryOptionCombos").remove(1);

    assertThat(finding("OPTION_COMBOS_NOT_MADE").items()).hasSize(1);
  }

  @Test
  void twoOptionCombosOfTheSameOptionsAreAmbiguous() {
    ArrayNode combos = server.list("categoryOptionCombos");
    combos.add(((ObjectNode) combos.get(1).deepCopy()).put("id", "cocTwice001"));

    assertThat(finding("OPTIONS_AMBIGUOUS").items()).hasSize(1);
  }

  @Test
  void aBindingToAnOptionComboOfAnotherElementIsTold() {
    bindings =
        new Bindings(
            List.of(new Binding("DEATHS", new TreeMap<>(), "DEATHS", "cocNone0001", null)));

    assertThat(finding("BINDING_COMBO_UNKNOWN").subject().name()).isEqualTo("DEATHS");
  }

  @Test
  void anOptionThatTheAccountMayNotWriteIsTold() {
    server.object("categoryOptions", "F").putObject("access").putObject("data").put("write", false);

    assertThat(finding("OPTION_NOT_OURS").items()).containsExactly("F");
  }

  @Test
  void anOptionWhoseDatesExcludeWhatIsDeliveredIsTold() {
    server.object("categoryOptions", "F").put("endDate", "2025-12-31");

    assertThat(finding("OPTION_OUT_OF_DATE").items()).containsExactly("F");
  }

  // ---- two of ours on one of theirs

  @Test
  void twoFiguresOnOneValueAreTold() {
    bindings =
        new Bindings(
            List.of(
                new Binding("DEATHS", new TreeMap<>(), "deDeaths001", null, null),
                new Binding("MORE_DEATHS", new TreeMap<>(), "DEATHS", null, null)));
    dataSet =
        OurCountry.dataSet(
            OurCountry.DEATHS,
            OurCountry.element("MORE_DEATHS", "More", new Measure.CountVisits(), List.of(), true));

    assertThat(finding("CELLS_COLLIDE").items())
        .containsExactly("DEATHS default", "MORE_DEATHS default");
  }

  @Test
  void aBoundAndAnUnboundFigureOnOneValueAreTold() {
    bindings =
        new Bindings(List.of(new Binding("MORE_DEATHS", new TreeMap<>(), "Deaths", null, null)));
    dataSet =
        OurCountry.dataSet(
            OurCountry.DEATHS,
            OurCountry.element("MORE_DEATHS", "More", new Measure.CountVisits(), List.of(), true));

    assertThat(finding("CELLS_COLLIDE").items())
        .containsExactly("DEATHS default + MORE_DEATHS default");
  }

  @Test
  void aMatchedSiteThatIsAnothersCodeIsTold() {
    matching = new SiteMatching(Map.of("ASC0001", "ouSite00002"));

    assertThat(finding("SITES_COLLIDE").items()).containsExactly("ASC0001 + ASC0002 → ouSite00002");
  }

  // ---- sites

  @Test
  void aSiteThatTheServerDoesNotKnowIsTold() {
    server.object("organisationUnits", "ASC0003").put("code", "XYZ");

    assertThat(finding("ORG_UNIT_UNKNOWN").items()).containsExactly("ASC0003");
  }

  @Test
  void aMatchedSiteWhoseUidTheServerDoesNotKnowIsTold() {
    matching = new SiteMatching(Map.of("ASC0001", "ouGone00001"));

    assertThat(finding("ORG_UNIT_UNKNOWN").items()).containsExactly("ASC0001");
  }

  @Test
  void aSiteToWhichTheDataSetIsNotAssignedIsTold() {
    ((ArrayNode) server.object("dataSets", "ICCM_MONTHLY").path("organisationUnits")).remove(1);

    assertThat(finding("ORG_UNIT_NOT_ASSIGNED").items()).containsExactly("ASC0002");
  }

  @Test
  void aSiteOutsideTheAccountsHierarchyIsTold() {
    server
        .said("/api/me")
        .putArray("organisationUnits")
        .add(MetadataServer.JSON.createObjectNode().put("id", "ouSite00001"));

    assertThat(finding("ORG_UNIT_NOT_OURS").items()).containsExactly("ASC0002", "ASC0003");
  }

  @ParameterizedTest
  @CsvSource({"2.42.4, WRONG", "2.43.1, REFUSED"})
  void aClosedSiteIsTakenByOldServersAndRefusedByNewOnes(String version, Severity severity) {
    server.said("/api/system/info").put("version", version);
    server.object("organisationUnits", "ASC0002").put("closedDate", "2024-12-31T00:00:00.000");

    Finding finding = finding("ORG_UNIT_CLOSED");
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.items()).containsExactly("ASC0002 (2024-12-31)");
  }

  @Test
  void aSiteThatOpensAfterTheFirstPeriodIsTold() {
    server.object("organisationUnits", "ASC0002").put("openingDate", "2026-10-15");

    assertThat(finding("ORG_UNIT_NOT_YET_OPEN").items()).containsExactly("ASC0002 (2026-10-15)");
  }

  // ---- stray blanks

  @ParameterizedTest
  @CsvSource({
    "categoryOptions, F, 'F '",
    "categories, SEX, ' SEX'",
    "dataElements, FEVER, 'FEVER  '"
  })
  void strayBlanksInCodesAreTold(String kind, String code, String with) {
    server.object(kind, code).put("code", with);

    Finding finding = finding("STRAY_BLANKS");
    assertThat(finding.severity()).isEqualTo(Severity.WRONG);
    assertThat(finding.items()).containsExactly("\"" + with + "\"");
  }

  @ParameterizedTest
  @CsvSource({"'ASC0002 '", "asc0002"})
  void aSiteWhoseCodeDiffersInBlanksOrCaseIsFound(String theirs) {
    server.object("organisationUnits", "ASC0002").put("code", theirs);

    List<Finding> findings = findings();
    assertThat(findings).extracting(Finding::code).contains("ORG_UNIT_UNKNOWN");
    assertThat(findings)
        .filteredOn(finding -> finding.code().equals("ORG_UNIT_CODE_ALIKE"))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.items()).containsExactly("ASC0002 → \"" + theirs + "\""));
  }

  @Test
  void findingsComeWorstFirst() {
    server.object("dataSets", "ICCM_MONTHLY").put("openFuturePeriods", 0);
    server.object("dataElements", "FEVER").put("aggregationType", "AVERAGE");
    server.object("organisationUnits", "ASC0003").put("code", "XYZ");

    assertThat(findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.REFUSED, Severity.WRONG, Severity.NOTE);
  }

  @Test
  void everyFindingSpeaksBothLanguages() {
    server.object("dataSets", "ICCM_MONTHLY").put("expiryDays", 10.0).put("openFuturePeriods", 0);
    server.object("dataElements", "FEVER").put("valueType", "TEXT");
    combo("DEATHS", "ccAgeSex001");

    assertThat(findings())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            finding -> {
              assertThat(finding.what().en()).isNotEqualTo(finding.what().fr()).endsWith(".");
              assertThat(finding.remedy().fr()).isNotEqualTo(finding.remedy().en()).endsWith(".");
            });
  }

  private void combo(String element, String combo) {
    ((ObjectNode) server.object("dataElements", element).path("categoryCombo")).put("id", combo);
  }

  /** The only finding there is. */
  private Finding finding(String code) {
    List<Finding> findings = findings();
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    return findings.get(0);
  }

  private List<Finding> findings() {
    return ((Preflight.Checked) check()).findings();
  }

  private Preflight check() {
    return preflight(server.url()).check(List.of(dataSet), orgUnits, from, any -> {});
  }

  private Dhis2Preflight preflight(String url) {
    Dhis2Settings settings =
        new Dhis2Settings(url, new Credentials.Token("ApiToken", "d2pat_test"), bindings, matching);
    return new Dhis2Preflight("national", settings, http, CLOCK, BAMAKO);
  }
}

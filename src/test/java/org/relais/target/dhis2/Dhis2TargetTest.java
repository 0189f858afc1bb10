package org.relais.target.dhis2;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.target.dhis2.Dhis2Stub.BOYS;
import static org.relais.target.dhis2.Dhis2Stub.DEFAULT;
import static org.relais.target.dhis2.Dhis2Stub.GIRLS;
import static org.relais.target.dhis2.Dhis2Stub.summary;
import static org.relais.target.dhis2.Dhis2Stub.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget.Look;
import org.relais.delivery.CellTarget.ReadBack;
import org.relais.delivery.Reply;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

class Dhis2TargetTest {
  private static final Map<String, String> F = Map.of("SEX", "F", "AGE", "P2M--P12M");
  private static final Map<String, String> M = Map.of("SEX", "M", "AGE", "P2M--P12M");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static WireMockServer server;
  private static CamelHttp http;

  private final Dhis2Stub dhis2 = new Dhis2Stub(server);
  private Instant now = NOW;

  @BeforeAll
  static void start() {
    server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.stop();
  }

  @BeforeEach
  void startAnew() {
    server.resetAll();
    dhis2.hasItsMetadata();
  }

  // ---- what is sent

  @Test
  void cellsAreSentInUidsWithTheirValuesAsText() {
    dhis2.answers(200, summary("SUCCESS", "3/0/0/0", ""));

    Reply reply =
        target()
            .send(
                parcel(
                    cell(1, "ASC0001", "FEVER", F, "12"),
                    cell(2, "ASC0002", "FEVER", M, "3"),
                    cell(3, "ASC0001", "DEATHS", Map.of(), "0")));

    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    JsonNode sent = dhis2.imports().get(0);
    assertThat(sent.path("dataSet").asText()).isEqualTo("dsIccm00001");
    assertThat(sent.has("completeDate")).isFalse();
    assertThat(sent.path("dataValues"))
        .extracting(JsonNode::toString)
        .containsExactly(
            row("deFever0001", "ouSite00001", GIRLS, "\"12\""),
            row("deFever0001", "ouSite00002", BOYS, "\"3\""),
            row("deDeaths001", "ouSite00001", DEFAULT, "\"0\""));
    server.verify(
        postRequestedFor(urlPathEqualTo("/api/dataValueSets"))
            .withQueryParam("importStrategy", equalTo("CREATE_AND_UPDATE"))
            .withQueryParam("strictPeriods", equalTo("true"))
            .withQueryParam("strictDataElements", equalTo("true"))
            .withQueryParam("strictCategoryOptionCombos", equalTo("true"))
            .withQueryParam("strictOrganisationUnits", equalTo("true"))
            .withQueryParam("requireCategoryOptionCombo", equalTo("true"))
            .withoutQueryParam("force")
            .withHeader("Authorization", equalTo("ApiToken d2pat_test"))
            .withHeader("X-Requested-With", equalTo("XMLHttpRequest"))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Content-Type", equalTo("application/json")));
  }

  @Test
  void aDeletionIsARowMarkedAsDeleted() {
    dhis2.answers(200, summary("SUCCESS", "0/0/0/1", ""));

    Reply reply = target().send(parcel(cell(1, "ASC0001", "FEVER", F, null)));

    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    assertThat(dhis2.imports().get(0).path("dataValues").get(0).path("deleted").asBoolean())
        .isTrue();
  }

  @Test
  void metadataIsAskedOnceAndTheSessionIsKept() {
    dhis2.answers(
        aResponse()
            .withHeader("Set-Cookie", "JSESSIONID=abc123; Path=/; HttpOnly")
            .withBody(summary("SUCCESS", "0/1/0/0", "")));
    Dhis2Target target = target();

    target.send(parcel(cell(1, "ASC0001", "FEVER", F, "12")));
    target.send(parcel(cell(1, "ASC0001", "FEVER", F, "13")));

    server.verify(1, getRequestedFor(urlPathEqualTo("/api/dataSets")));
    server.verify(1, getRequestedFor(urlPathEqualTo("/api/organisationUnits")));
    server.verify(
        1,
        postRequestedFor(urlPathEqualTo("/api/dataValueSets"))
            .withHeader("Cookie", equalTo("JSESSIONID=abc123")));
  }

  // ---- what cannot be resolved

  @Test
  void aCellWithoutAPlaceIsRefusedAloneAndTheRestIsSent() {
    dhis2.answers(200, summary("SUCCESS", "0/1/0/0", ""));

    Reply reply =
        target()
            .send(
                parcel(
                    cell(1, "ASC0001", "FEVER", F, "12"),
                    cell(2, "ASC0001", "NOPE", Map.of(), "1"),
                    cell(3, "ASC9999", "FEVER", F, "1"),
                    cell(4, "ASC0001", "FEVER", Map.of("SEX", "X"), "1")));

    Reply.Rejected rejected = (Reply.Rejected) reply;
    assertThat(rejected.othersStored()).isTrue();
    assertThat(causes(rejected))
        .containsExactlyInAnyOrder(
            "2 ELEMENT_NOT_IN_DATA_SET", "3 ORG_UNIT_UNKNOWN", "4 OPTIONS_UNKNOWN");
    assertThat(dhis2.imports().get(0).path("dataValues")).hasSize(1);
  }

  @Test
  void whatIsMissingIsAskedForAgainOnlyAfterAWhile() {
    dhis2.answers(200, summary("SUCCESS", "0/1/0/0", ""));
    Dhis2Target target = target();
    target.send(parcel(cell(3, "ASC9999", "FEVER", F, "1")));
    dhis2.orgUnits("{\"code\": \"ASC9999\", \"id\": \"ouSite09999\"}");

    assertThat(target.send(parcel(cell(3, "ASC9999", "FEVER", F, "1"))))
        .isInstanceOf(Reply.Rejected.class);
    server.verify(1, getRequestedFor(urlPathEqualTo("/api/organisationUnits")));

    now = NOW.plus(Duration.ofMinutes(11));
    assertThat(target.send(parcel(cell(3, "ASC9999", "FEVER", F, "1"))))
        .isInstanceOf(Reply.Accepted.class);
  }

  @Test
  void aServerWithoutTheDataSetRefusesEveryCell() {
    CellItem cell = cell(1, "ASC0001", "FEVER", F, "12");

    Reply reply =
        target().send(new CellParcel(1, "national", "OTHER", NOW, List.of(cell), List.of()));

    assertThat(causes((Reply.Rejected) reply)).containsExactly("1 DATA_SET_UNKNOWN");
    assertThat(dhis2.imports()).isEmpty();
  }

  @Test
  void bindingsPutASplitIntoSeparateDataElements() {
    dhis2.answers(200, summary("SUCCESS", "0/2/0/0", ""));
    Bindings bindings =
        new Bindings(
            List.of(
                binding("MAL_POS", F, "TDR positifs 2-11 mois F", null),
                binding("MAL_POS", M, "deTdrM00001", "default")));

    target(bindings, SiteMatching.NONE)
        .send(parcel(cell(1, "ASC0001", "MAL_POS", F, "2"), cell(2, "ASC0001", "MAL_POS", M, "3")));

    assertThat(dhis2.imports().get(0).path("dataValues"))
        .extracting(JsonNode::toString)
        .containsExactly(
            row("deTdrF00001", "ouSite00001", DEFAULT, "\"2\""),
            row("deTdrM00001", "ouSite00001", DEFAULT, "\"3\""));
  }

  @Test
  void aCellOfABoundElementWithoutARowIsRefused() {
    Bindings bindings = new Bindings(List.of(binding("MAL_POS", F, "deTdrF00001", null)));

    Reply reply =
        target(bindings, SiteMatching.NONE).send(parcel(cell(2, "ASC0001", "MAL_POS", M, "3")));

    assertThat(causes((Reply.Rejected) reply)).containsExactly("2 CELL_WITHOUT_BINDING");
  }

  @Test
  void twoRowsForOnePlaceAreRefusedEvenWhenOnlyOneOfTheirCellsIsDue() {
    Bindings bindings =
        new Bindings(
            List.of(
                binding("MAL_POS", F, "TDR positifs 2-11 mois F", null),
                binding("MAL_POS", M, "deTdrF00001", "default")));

    Reply reply =
        target(bindings, SiteMatching.NONE).send(parcel(cell(2, "ASC0001", "MAL_POS", M, "3")));

    assertThat(causes((Reply.Rejected) reply)).containsExactly("2 CELLS_COLLIDE");
    assertThat(dhis2.imports()).isEmpty();
  }

  @Test
  void aConfirmedSiteMatchingGoesBeforeTheCode() {
    dhis2.answers(200, summary("SUCCESS", "0/1/0/0", ""));
    SiteMatching sites = new SiteMatching(Map.of("VILLAGE-7", "ouSite00002"));

    target(Bindings.NONE, sites).send(parcel(cell(1, "VILLAGE-7", "FEVER", F, "1")));

    assertThat(dhis2.imports().get(0).at("/dataValues/0/orgUnit").asText())
        .isEqualTo("ouSite00002");
  }

  @Test
  void twoOfOurSitesOnOneOfTheirsAreRefused() {
    SiteMatching sites = new SiteMatching(Map.of("V7", "ouSite00002", "V8", "ouSite00002"));

    Reply reply = target(Bindings.NONE, sites).send(parcel(cell(1, "V7", "FEVER", F, "1")));

    assertThat(causes((Reply.Rejected) reply)).containsExactly("1 CELLS_COLLIDE");
  }

  // ---- what is answered

  @Test
  void version242NamesTheRowsAndKeepsTheOthers() {
    dhis2.answers(
        409,
        summary(
            "WARNING",
            "1/0/1/0",
            """
            {"object": "ouSite00002", "objects": {"organisationUnit": "ouSite00002",
              "dataElement": "deFever0001"}, "value": "Data element must be assigned",
             "errorCode": "E7636", "indexes": [1]}
            """));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(reply.othersStored()).isTrue();
    assertThat(causes(reply)).containsExactly("2 ORG_UNIT_NOT_ASSIGNED");
    assertThat(reply.refusals().get(0).cause().message().en()).contains("ASC0002", "ICCM_MONTHLY");
  }

  @Test
  void version243RefusesTheWholeAndOnlyItsTextNamesTheRow() {
    dhis2.answers(
        409,
        summary(
            "ERROR",
            "0/0/0/0",
            """
            {"objects": {"args": "dsIccm00001-[ouSite00002]"},
             "value": "Data set dsIccm00001 not usable with org unit(s): `[ouSite00002]`",
             "errorCode": "E8022", "indexes": [0, 1]}
            """));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(reply.othersStored()).isFalse();
    assertThat(reply.unnamed()).isNull();
    assertThat(causes(reply)).containsExactly("2 ORG_UNIT_NOT_ASSIGNED");
  }

  @Test
  void aClosedOrgUnitIsForThePersonWhoKeepsDhis2() {
    dhis2.answers(
        409,
        summary(
            "ERROR",
            "0/0/0/0",
            """
            {"objects": {"args": "ouSite00001-[202610]"}, "errorCode": "E8031",
             "value": "Untimely data entry for org unit ouSite00001 and period(s): `[202610]`",
             "indexes": [0, 1]}
            """));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(causes(reply)).containsExactly("1 ORG_UNIT_CLOSED");
    assertThat(reply.refusals().get(0).waiting()).isFalse();
  }

  @Test
  void aPeriodThatIsNotOpenWaitsForTheClock() {
    dhis2.answers(
        409,
        summary(
            "WARNING",
            "0/0/2/0",
            """
            {"objects": {"period": "202610"}, "value": "Period: `202610` is after latest open",
             "errorCode": "E7641", "indexes": [0, 1]}
            """));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(reply.refusals()).hasSize(2).allMatch(refusal -> refusal.waiting());
  }

  @Test
  void aRefusalThatNamesNoRowLeavesTheParcelToBeNarrowed() {
    dhis2.answers(
        409,
        summary(
            "ERROR",
            "0/0/0/0",
            "{\"value\": \"Something new\", \"errorCode\": \"E8999\", \"indexes\": [0, 1]}"));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(reply.refusals().size() + (reply.unnamed() == null ? 0 : 1)).isPositive();
    assertThat(reply.unnamed()).isNotNull();
    assertThat(reply.othersStored()).isFalse();
  }

  @Test
  void valuesThatVersion242CallsIgnoredAreReadBack() {
    dhis2.answers(200, summary("SUCCESS", "1/0/1/0", ""));
    dhis2.holds(
        value("deFever0001", GIRLS, "12")
            + ","
            + value("deFever0001", BOYS, "3").replace("{", "{\"orgUnit\": \"ouSite00002\","));

    assertThat(sendTwoSites()).isInstanceOf(Reply.Accepted.class);
    server.verify(
        getRequestedFor(urlPathEqualTo("/api/dataValueSets"))
            .withQueryParam("dataSet", equalTo("dsIccm00001"))
            .withQueryParam("period", equalTo("202610")));
  }

  @Test
  void aSuccessThatStoredNothingIsALostRaceAndNoSuccess() {
    dhis2.answers(200, summary("SUCCESS", "0/0/2/0", ""));
    dhis2.holds("");

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.cause().code()).isEqualTo("EVERYTHING_IGNORED");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void aValueThatWasDroppedInSilenceIsTriedAgain() {
    dhis2.answers(200, summary("SUCCESS", "1/0/1/0", ""));
    dhis2.holds(value("deFever0001", GIRLS, "12"));

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(causes(reply)).containsExactly("2 NOT_STORED");
    assertThat(reply.refusals().get(0).waiting()).isTrue();
    assertThat(reply.othersStored()).isTrue();
  }

  @Test
  void aZeroThatMeansNothingToTheServerMayGoUncounted() {
    dhis2.answers(200, summary("SUCCESS", "0/0/0/0", ""));

    assertThat(target().send(parcel(cell(1, "ASC0001", "FEVER", F, "0"))))
        .isInstanceOf(Reply.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "302, LOGIN_PAGE, false",
    "401, NOT_LOGGED_IN, false",
    "403, BLOCKED, false",
    "404, WRONG_ADDRESS, false",
    "405, WRONG_ADDRESS, false",
    "400, REQUEST_REFUSED, false",
    "429, BUSY, false",
    "500, SERVER_ERROR, true",
    "502, DOWN_BEHIND_PROXY, true",
    "503, DOWN_BEHIND_PROXY, true",
    "504, DOWN_BEHIND_PROXY, true",
    "200, NOT_DHIS2, true"
  })
  void aServerInTroubleIsNotTheItemsFault(int status, String code, boolean uncertain) {
    dhis2.answers(status, "<html><body>Sign in</body></html>");

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.cause().code()).isEqualTo(code);
    assertThat(reply.uncertain()).isEqualTo(uncertain);
    assertThat(reply.stumbled()).isEqualTo(status == 500);
    assertThat(reply.cause().message().fr()).startsWith(server.baseUrl());
    assertThat(reply.cause().message().toString())
        .doesNotContain("d2pat_test", "{", "Sign in")
        .contains(status == 302 || status == 200 ? "" : String.valueOf(status));
  }

  @ParameterizedTest
  @CsvSource({
    "403, NOT_ALLOWED",
    "404, WRONG_ADDRESS",
    "405, REQUEST_REFUSED",
    "409, REQUEST_REFUSED",
    "415, REQUEST_REFUSED",
    "500, SERVER_ERROR"
  })
  void whatDhis2ItselfSaysIsToldFromWhatAProxySays(int status, String code) {
    dhis2.answers(
        status,
        "{\"httpStatus\": \"any\", \"httpStatusCode\": %d, \"status\": \"ERROR\"}"
            .formatted(status));

    assertThat(((Reply.Unavailable) sendTwoSites()).cause().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "302, https://dhis2.example/dhis-web-login/, LOGIN_PAGE",
    "302, /login/, LOGIN_PAGE",
    "301, https://dhis2.example/api/dataValueSets, MOVED",
    "308, https://other.example/, MOVED"
  })
  void aLoginPageIsToldFromANewAddress(int status, String location, String code) {
    dhis2.answers(aResponse().withStatus(status).withHeader("Location", location));

    assertThat(((Reply.Unavailable) sendTwoSites()).cause().code()).isEqualTo(code);
  }

  @Test
  void aDatabaseThatIsDownAnswers401AndIsToldAsPossible() {
    dhis2.answers(
        401,
        "{\"httpStatus\": \"Unauthorized\", \"status\": \"ERROR\","
            + " \"message\": \"Unable to acquire JDBC Connection\"}");

    assertThat(((Reply.Unavailable) sendTwoSites()).cause().message().en()).contains("database");
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "'Sun, 22 Nov 2026 10:05:00 GMT', 300"})
  void aBusyServerSaysHowLongToWait(String header, long seconds) {
    dhis2.answers(aResponse().withStatus(429).withHeader("Retry-After", header));

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(reply.uncertain()).isFalse();
  }

  @Test
  void aTruncatedAnswerIsUncertain() {
    dhis2.answers(200, "{\"httpStatus\": \"OK\", \"response\": {\"status\": \"SUCC");

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.cause().code()).isEqualTo("ANSWER_CUT_SHORT");
    assertThat(reply.uncertain()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void aConnectionThatBreaksAfterTheRequestIsUncertain(Fault fault) {
    dhis2.answers(aResponse().withFault(fault));

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.cause().code()).isEqualTo("CONNECTION_CUT");
    assertThat(reply.cause().owner()).isEqualTo(Cause.Owner.NETWORK);
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void aServerThatTakesTooLongIsToldFromOneThatBreaksOff() {
    dhis2.answers(aResponse().withBody(summary("SUCCESS", "2/0/0/0", "")).withFixedDelay(6_000));

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites(Duration.ofSeconds(2));

    assertThat(reply.cause().code()).isEqualTo("TIMED_OUT");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void aServerThatTakesNoConnectionHasStoredNothing() throws IOException {
    int closed;
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = port.getLocalPort();
    }

    Reply.Unavailable reply =
        (Reply.Unavailable)
            target("http://127.0.0.1:" + closed, Duration.ofSeconds(5))
                .send(parcel(cell(1, "ASC0001", "FEVER", F, "12")));

    assertThat(reply.cause().code()).isEqualTo("CONNECTION_REFUSED");
    assertThat(reply.uncertain()).isFalse();
  }

  @Test
  void aRequestThatTheServerCannotReadIsNarrowedAndNotRepeated() {
    dhis2.answers(
        500,
        "{\"httpStatusCode\": 500, \"status\": \"ERROR\","
            + " \"message\": \"Index 35 out of bounds for length 35\"}");

    Reply.Rejected reply = (Reply.Rejected) sendTwoSites();

    assertThat(reply.unnamed()).isNotNull();
    assertThat(reply.unnamed().code()).isEqualTo("REQUEST_UNREADABLE");
  }

  @Test
  void aServerWhoseMetadataCannotBeReadIsSentNothing() {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

    Reply.Unavailable reply = (Reply.Unavailable) sendTwoSites();

    assertThat(reply.uncertain()).isFalse();
    assertThat(dhis2.imports()).isEmpty();
  }

  // ---- what is held

  @Test
  void whatTheServerHoldsIsReadBackByItem() {
    dhis2.holds(
        value("deFever0001", GIRLS, "12")
            + ","
            + value("deFever0001", BOYS, "3").replace("{", "{\"deleted\": true,"));

    ReadBack held =
        target()
            .readBack(
                List.of(
                    cell(1, "ASC0001", "FEVER", F, "7"),
                    cell(2, "ASC0001", "FEVER", M, "3"),
                    cell(3, "ASC0001", "DEATHS", Map.of(), "1")));

    assertThat(held).isEqualTo(new ReadBack.Held(Map.of(1L, new BigDecimal("12"))));
  }

  @Test
  void aLookTellsWhatIsHeldAndWhatCannotBeAskedAbout() {
    dhis2.holds(value("deFever0001", GIRLS, "12") + "," + value("deFever0001", BOYS, "N/A"));

    Look look =
        target()
            .look(
                List.of(
                    cell(1, "ASC0001", "FEVER", F, "7"),
                    cell(2, "ASC0001", "FEVER", M, "3"),
                    cell(3, "ASC9999", "FEVER", F, "1"),
                    cell(4, "ASC0002", "FEVER", F, "5")));

    assertThat(look).isInstanceOf(Look.Seen.class);
    Look.Seen seen = (Look.Seen) look;
    assertThat(seen.values()).isEqualTo(Map.of(1L, new BigDecimal("12")));
    assertThat(seen.refusals())
        .extracting(refusal -> refusal.itemId() + " " + refusal.cause().code())
        .containsExactlyInAnyOrder("2 VALUE_INVALID", "3 ORG_UNIT_UNKNOWN");
  }

  @Test
  void aCellThatCannotBeFoundIsNotCalledAbsent() {
    dhis2.holds("");

    assertThat(target().readBack(List.of(cell(1, "ASC9999", "FEVER", F, null))))
        .isInstanceOf(ReadBack.SendAgain.class);
  }

  private Reply sendTwoSites() {
    return sendTwoSites(Duration.ofMinutes(1));
  }

  private Reply sendTwoSites(Duration timeout) {
    return target(server.baseUrl() + "/api/", timeout)
        .send(parcel(cell(1, "ASC0001", "FEVER", F, "12"), cell(2, "ASC0002", "FEVER", M, "3")));
  }

  private Dhis2Target target() {
    return target(Bindings.NONE, SiteMatching.NONE);
  }

  private Dhis2Target target(String url, Duration timeout) {
    Dhis2Settings settings =
        new Dhis2Settings(
            url,
            new Credentials.Token("ApiToken", "d2pat_test"),
            Map.of(),
            Bindings.NONE,
            SiteMatching.NONE,
            timeout,
            Dhis2Request.STANDARD);
    return new Dhis2Target("national", settings, http, new AskedClock(() -> now));
  }

  private Dhis2Target target(Bindings bindings, SiteMatching sites) {
    Dhis2Settings settings =
        new Dhis2Settings(
            server.baseUrl() + "/api/",
            new Credentials.Token("ApiToken", "d2pat_test"),
            bindings,
            sites);
    return new Dhis2Target("national", settings, http, new AskedClock(() -> now));
  }

  private static List<String> causes(Reply.Rejected rejected) {
    return rejected.refusals().stream()
        .map(refusal -> refusal.itemId() + " " + refusal.cause().code())
        .toList();
  }

  private static Binding binding(
      String element, Map<String, String> options, String dataElement, @Nullable String combo) {
    return new Binding(element, new TreeMap<>(options), dataElement, combo, null);
  }

  private static String row(String element, String orgUnit, String combo, String value) {
    return ("{\"dataElement\":\"%s\",\"period\":\"202610\",\"orgUnit\":\"%s\","
            + "\"categoryOptionCombo\":\"%s\",\"value\":%s}")
        .formatted(element, orgUnit, combo, value);
  }

  private static CellParcel parcel(CellItem... cells) {
    return new CellParcel(1, "national", "ICCM_MONTHLY", NOW, List.of(cells), List.of());
  }

  private static CellItem cell(
      long id,
      String orgUnit,
      String element,
      Map<String, String> options,
      @Nullable String value) {
    CellKey key =
        new CellKey(
            "national",
            "ICCM_MONTHLY",
            element,
            new TreeMap<>(options),
            new TreeMap<>(),
            orgUnit,
            Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 5)));
    return new CellItem(id, key, value == null ? null : new BigDecimal(value));
  }
}

package org.relais.target.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.delivery.Cause;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.fhir.ClinicSample;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.visit.Visit;

/** What becomes of the many answers of servers, proxies and networks. */
class FhirAnswersTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  /** Of a server that stores the entries of a transaction one by one. */
  private static final String IN_PART =
      response("201 Created", "201 Created", "422 Unprocessable Entity");

  private static CamelHttp http;

  @BeforeAll
  static void openHttp() {
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void closeHttp() {
    http.close();
  }

  @Test
  void the_request_says_who_sends_what_and_wants_a_short_answer() {
    answer(aResponse().withStatus(200).withBody(response("201 Created")));

    assertThat(send()).isInstanceOf(Reply.Accepted.class);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/fhir"))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withHeader("Content-Type", equalTo("application/fhir+json"))
            .withHeader("Prefer", equalTo("return=minimal")));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid, FHIR_INVALID, MAPPING",
    "422, processing, FHIR_PROCESSING, MAPPING",
    "404, not-found, FHIR_NOT_FOUND, TARGET_ADMINISTRATOR",
    "409, conflict, FHIR_CONFLICT, TARGET_ADMINISTRATOR",
    "412, multiple-matches, FHIR_MULTIPLE_MATCHES, TARGET_ADMINISTRATOR",
  })
  void an_outcome_about_the_visit_parks_the_visit(
      int status, String issue, String code, Cause.Owner owner) {
    answer(aResponse().withStatus(status).withBody(outcome(issue, "no such code")));

    Reply reply = send();

    assertThat(reply).isInstanceOf(Reply.Rejected.class);
    Cause cause = ((Reply.Rejected) reply).refusals().get(0).cause();
    assertThat(cause.code()).isEqualTo(code);
    assertThat(cause.owner()).isEqualTo(owner);
    assertThat(cause.message().en()).contains("clinic server", "no such code");
    assertThat(cause.message().fr()).contains("clinic server", "no such code");
  }

  @ParameterizedTest
  @CsvSource({
    "401, FHIR_NOT_ALLOWED, false",
    "403, FHIR_NOT_ALLOWED, false",
    "302, FHIR_REDIRECTED, false",
    "429, FHIR_UNAVAILABLE, false",
    "408, FHIR_UNAVAILABLE, true",
    "500, FHIR_UNAVAILABLE, true",
    "503, FHIR_UNAVAILABLE, true",
  })
  void an_answer_about_the_server_leaves_the_visit_due(int status, String code, boolean uncertain) {
    answer(aResponse().withStatus(status).withBody(outcome("processing", "whatever")));

    Reply.Unavailable reply = unavailable();

    assertThat(reply.cause().code()).isEqualTo(code);
    assertThat(reply.uncertain()).isEqualTo(uncertain);
  }

  @ParameterizedTest
  @CsvSource({"400", "404", "409", "412", "422"})
  void a_proxy_that_does_not_speak_fhir_is_no_judge_of_the_visit(int status) {
    answer(aResponse().withStatus(status).withBody("<html>Not here</html>"));

    assertThat(unavailable().cause().code()).isEqualTo("FHIR_UNAVAILABLE");
  }

  @Test
  void an_outcome_about_the_server_is_not_about_the_visit_whatever_its_status() {
    answer(aResponse().withStatus(400).withBody(outcome("not-supported", "no transactions here")));

    assertThat(unavailable().cause().code()).isEqualTo("FHIR_UNAVAILABLE");
  }

  @ParameterizedTest
  @CsvSource({"<html>Log in</html>", "''", "{\"resourceType\":\"OperationOutcome\"}", "[]", "null"})
  void a_good_status_with_another_body_than_a_bundle_is_not_a_fhir_server(String body) {
    answer(aResponse().withStatus(200).withBody(body));

    Reply.Unavailable reply = unavailable();

    assertThat(reply.cause().code()).isEqualTo("FHIR_NOT_A_FHIR_SERVER");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void a_bundle_with_a_refused_entry_is_not_stored() {
    answer(aResponse().withStatus(200).withBody(response("422 Unprocessable Entity")));

    assertThat(send()).isInstanceOf(Reply.Rejected.class);
  }

  @Test
  void of_a_bundle_that_was_refused_in_part_the_rest_may_be_stored() {
    answer(aResponse().withStatus(200).withBody(IN_PART));

    Reply.Rejected reply = (Reply.Rejected) send();

    assertThat(reply.refusals()).singleElement().matches(Refusal::uncertain);
  }

  @Test
  void a_transaction_that_was_refused_whole_is_certainly_not_stored() {
    answer(aResponse().withStatus(422).withBody(outcome("processing", "no such code")));

    Reply.Rejected reply = (Reply.Rejected) send();

    assertThat(reply.refusals()).singleElement().matches(refusal -> !refusal.uncertain());
  }

  @Test
  void a_server_that_goes_down_after_it_refused_in_part_may_hold_the_rest() {
    answer(aResponse().withStatus(429));
    SERVER.stubFor(
        post(urlEqualTo("/fhir"))
            .withRequestBody(containing("part-1"))
            .willReturn(aResponse().withStatus(200).withBody(IN_PART)));

    Reply.Unavailable reply = (Reply.Unavailable) send("part-1", "good-1");

    assertThat(reply.cause().message().en()).contains("429");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void a_visit_at_which_the_server_fails_waits_and_the_others_are_stored() {
    answer(aResponse().withStatus(200).withBody(response("201 Created")));
    failAt("bad-1");

    Reply.Rejected reply = (Reply.Rejected) send("good-1", "bad-1", "good-2");

    assertThat(reply.othersStored()).isTrue();
    assertThat(reply.resources()).containsOnlyKeys(0L, 2L);
    assertThat(reply.refusals()).singleElement().satisfies(FhirAnswersTest::waits);
  }

  private static void waits(Refusal refusal) {
    assertThat(refusal.itemId()).isEqualTo(1);
    assertThat(refusal.waiting()).isTrue();
    assertThat(refusal.uncertain()).as("it may have stored the visit before it failed").isTrue();
    assertThat(refusal.cause().code()).isEqualTo("SERVER_FAILS_AT_ITEM");
  }

  @Test
  void a_server_that_fails_at_every_visit_is_left_alone_after_three() {
    answer(aResponse().withStatus(500));

    Reply reply = send("1", "2", "3", "4", "5");

    assertThat(reply).isInstanceOf(Reply.Unavailable.class);
    SERVER.verify(3, postRequestedFor(urlEqualTo("/fhir")));
  }

  @Test
  void a_server_that_goes_down_after_it_failed_is_down() {
    answer(aResponse().withStatus(429));
    failAt("bad-1");

    Reply.Unavailable reply = (Reply.Unavailable) send("bad-1", "good-1", "good-2");

    assertThat(reply.cause().message().en()).contains("429");
    assertThat(reply.uncertain()).as("it may have stored the visit before it failed").isTrue();
    SERVER.verify(2, postRequestedFor(urlEqualTo("/fhir")));
  }

  @Test
  void a_server_says_when_to_come_back() {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "120"));

    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void a_broken_connection_may_have_carried_the_visit() {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    Reply.Unavailable reply = unavailable();

    assertThat(reply.cause().code()).isEqualTo("FHIR_UNREACHABLE");
    assertThat(reply.uncertain()).isTrue();
  }

  @Test
  void what_a_server_quotes_of_a_visit_is_not_told() {
    Visit visit =
        ClinicSample.visit("rec-99", Map.of("child_name", "Aminata", "note", "Bougouni rive"));
    String quoted =
        "HAPI-0450: Aminata of Bougouni rive ('0701') born 2024-03-01, rec-99,"
            + " 69006115-42f8-5fec-8bb1-9de28c7125fd is not valid";
    answer(aResponse().withStatus(422).withBody(outcome("invalid", quoted)));

    Reply.Rejected reply = (Reply.Rejected) send(visit);

    Cause cause = reply.refusals().get(0).cause();
    assertThat(cause.message().en())
        .contains("HAPI-0450", "is not valid")
        .doesNotContain("Aminata", "Bougouni", "0701", "2024", "rec-99", "69006115");
    assertThat(cause.message().fr()).doesNotContain("Aminata", "Bougouni", "0701", "2024");
  }

  @Test
  void the_same_fault_of_two_visits_is_one_cause() {
    answer(aResponse().withStatus(422).withBody(outcome("invalid", "temperature 55.5 is not so")));
    Cause first =
        ((Reply.Rejected) send(ClinicSample.visit("1", Map.of()))).refusals().get(0).cause();
    answer(aResponse().withStatus(422).withBody(outcome("invalid", "temperature 61 is not so")));
    Cause second =
        ((Reply.Rejected) send(ClinicSample.visit("2", Map.of()))).refusals().get(0).cause();

    assertThat(second).isEqualTo(first);
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo("/fhir")).willReturn(response));
  }

  private static Reply.Unavailable unavailable() {
    Reply reply = send();
    assertThat(reply).isInstanceOf(Reply.Unavailable.class);
    return (Reply.Unavailable) reply;
  }

  private static Reply send() {
    return send(ClinicSample.visit("1", Map.of()));
  }

  private static void failAt(String recordId) {
    SERVER.stubFor(
        post(urlEqualTo("/fhir"))
            .withRequestBody(containing(recordId))
            .willReturn(aResponse().withStatus(500)));
  }

  private static Reply send(Visit visit) {
    return send(List.of(new VisitItem(7, "cht", visit.recordId(), visit, visit, List.of())));
  }

  private static Reply send(String... recordIds) {
    List<VisitItem> items = new ArrayList<>();
    for (String id : recordIds) {
      Visit visit = ClinicSample.visit(id, Map.of());
      items.add(new VisitItem(items.size(), "cht", id, visit, visit, List.of()));
    }
    return send(items);
  }

  private static Reply send(List<VisitItem> items) {
    FhirSettings settings =
        new FhirSettings(
            SERVER.baseUrl() + "/fhir/",
            new Credentials.Token("Bearer", "secret"),
            Duration.ofSeconds(10));
    return new FhirTarget("clinic server", settings, ClinicSample.renderer(), http)
        .send(new VisitParcel(1, "clinic server", items));
  }

  private static String response(String... statuses) {
    return Stream.of(statuses)
        .map(status -> "{\"response\":{\"status\":\"" + status + "\"}}")
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[",
                "]}"));
  }

  private static String outcome(String code, String diagnostics) {
    return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
        + code
        + "\",\"diagnostics\":\""
        + diagnostics
        + "\"}]}";
  }
}

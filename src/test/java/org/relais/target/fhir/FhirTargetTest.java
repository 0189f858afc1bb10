package org.relais.target.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.fhir.ClinicSample;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.http.Http;
import org.relais.http.UnreachableException;
import org.relais.visit.Visit;

/**
 * Over HTTP, against a FHIR server by HAPI that is strict about conditional requests; or, with
 * {@code -Drelais.fhir.url=…}, against any that runs.
 */
class FhirTargetTest {
  private static CamelHttp http;

  private final String base = "https://" + UUID.randomUUID() + ".test/fhir";
  private FhirPeer server;

  @BeforeAll
  static void openHttp() {
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void closeHttp() {
    http.close();
  }

  @BeforeEach
  void startServer() throws Exception {
    String running = System.getProperty("relais.fhir.url");
    server = running == null ? FhirServer.start() : new RunningServer(running, base);
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  void a_visit_becomes_resources_that_refer_to_each_other() {
    Visit visit = ClinicSample.visit("1", Map.of("temperature", 38.5, "zinc_given", true));

    Reply reply = send(item(visit));

    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    String patient =
        server.held(Patient.class).get(0).getIdElement().toUnqualifiedVersionless().getValue();
    assertThat(server.held(Observation.class))
        .hasSize(2)
        .allSatisfy(o -> assertThat(o.getSubject().getReference()).isEqualTo(patient));
    assertThat(server.held(MedicationDispense.class).get(0).getContext().getReference())
        .startsWith("Encounter/");
    assertThat(((Reply.Accepted) reply).resources().get(1L))
        .contains("Encounter/visit", "Observation/temperature");
  }

  @Test
  void sent_twice_the_second_time_changes_nothing() {
    Visit visit =
        ClinicSample.visit(
            "1", Map.of("temperature", 38.5, "zinc_given", true, "severe_malnutrition", true));
    List<String> resources = accepted(item(visit));
    List<String> before = server.versions();

    accepted(item(visit, visit, resources));

    assertThat(server.versions()).isEqualTo(before).allMatch(id -> id.endsWith("/_history/1"));
  }

  @Test
  void a_correction_updates_what_changed_and_takes_back_what_is_gone() {
    Visit before =
        ClinicSample.visit("1", Map.of("temperature", 38.5, "severe_malnutrition", true));
    List<String> sent = accepted(item(before));
    Visit after = ClinicSample.visit("1", Map.of("fever", false));

    List<String> now = accepted(item(after, after, sent));

    Observation fever = observation("fever");
    assertThat(fever.getValueBooleanType().booleanValue()).isFalse();
    assertThat(fever.getIdElement().getVersionIdPart()).isEqualTo("2");
    assertThat(observation("temperature").getStatus().toCode()).isEqualTo("entered-in-error");
    Condition condition = server.held(Condition.class).get(0);
    assertThat(condition.getVerificationStatus().getCodingFirstRep().getCode())
        .isEqualTo("entered-in-error");
    assertThat(condition.hasClinicalStatus()).isFalse();
    assertThat(server.held(Encounter.class).get(0).getIdElement().getVersionIdPart())
        .isEqualTo("1");
    assertThat(now).doesNotContain("Observation/temperature");
  }

  @Test
  void what_a_correction_brings_back_is_the_same_resource_again() {
    Visit with = ClinicSample.visit("1", Map.of("temperature", 38.5));
    Visit without = ClinicSample.visit("1", Map.of());
    List<String> sent = accepted(item(with));
    sent = accepted(item(without, without, sent));

    accepted(item(with, with, sent));

    assertThat(server.held(Observation.class)).hasSize(2);
    assertThat(observation("temperature").getStatus().toCode()).isEqualTo("final");
    assertThat(observation("temperature").getValueQuantity().getValue())
        .isEqualByComparingTo("38.5");
  }

  @Test
  void a_voided_visit_is_entered_in_error_and_its_patient_stays() {
    List<String> sent =
        accepted(item(ClinicSample.visit("1", Map.of("temperature", 38.5, "zinc_given", true))));

    List<String> now = accepted(new VisitItem(1, "cht", "1", null, null, sent));

    assertThat(now).isEmpty();
    assertThat(server.held(Encounter.class).get(0).getStatus().toCode())
        .isEqualTo("entered-in-error");
    assertThat(server.held(Observation.class))
        .allSatisfy(o -> assertThat(o.getStatus().toCode()).isEqualTo("entered-in-error"));
    assertThat(server.held(MedicationDispense.class).get(0).getStatus().toCode())
        .isEqualTo("entered-in-error");
    Patient patient = server.held(Patient.class).get(0);
    assertThat(patient.getActive()).isTrue();
    assertThat(patient.getIdElement().getVersionIdPart()).isEqualTo("1");
  }

  @Test
  void a_voided_visit_without_a_patient_id_takes_its_patient_with_it() {
    Visit visit = ClinicSample.visit("1", none("patient_id"));

    accepted(new VisitItem(1, "cht", "1", null, null, accepted(item(visit))));

    assertThat(server.held(Patient.class).get(0).getActive()).isFalse();
  }

  @Test
  void a_voided_visit_that_was_never_sent_is_not_sent() {
    accepted(new VisitItem(1, "cht", "1", null, null, List.of()));

    assertThat(server.versions()).isEmpty();
  }

  @Test
  void two_visits_of_one_patient_end_the_same_in_whatever_order_they_are_sent() throws Exception {
    Visit march =
        ClinicSample.visit(
            "march",
            Map.of("visit_date", LocalDate.of(2026, 3, 9), "birth_date", LocalDate.of(2024, 1, 1)));
    Visit october = ClinicSample.visit("october", Map.of("sex", "M"));

    accepted(item(october));
    accepted(item(march, october, List.of()));

    assertThat(server.held(Patient.class)).hasSize(1);
    Patient patient = server.held(Patient.class).get(0);
    assertThat(patient.getGender().toCode()).isEqualTo("male");
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2024-03-01");
    assertThat(patient.getIdElement().getVersionIdPart()).isEqualTo("1");
    assertThat(server.held(Encounter.class)).hasSize(2);
  }

  @Test
  void where_the_newest_visit_is_voided_the_one_before_decides_again() {
    Visit march = ClinicSample.visit("march", Map.of("sex", "F"));
    Visit october = ClinicSample.visit("october", Map.of("sex", "M"));
    List<String> sent = accepted(item(march, october, List.of()));
    List<String> gone = accepted(item(october));

    send(new VisitItem(2, "cht", "october", null, null, gone));
    accepted(item(march, march, sent));

    assertThat(server.held(Patient.class).get(0).getGender().toCode()).isEqualTo("female");
  }

  @Test
  void after_a_lost_answer_sending_again_changes_nothing() {
    Visit visit = ClinicSample.visit("1", Map.of("temperature", 38.5));
    Http losesTheAnswer =
        call -> {
          http.call(call);
          throw new UnreachableException("cut", true);
        };

    Reply lost = target(losesTheAnswer).send(parcel(item(visit)));
    List<String> before = server.versions();
    accepted(item(visit));

    assertThat(lost).isInstanceOf(Reply.Unavailable.class);
    assertThat(((Reply.Unavailable) lost).uncertain()).isTrue();
    assertThat(before).isNotEmpty();
    assertThat(server.versions()).isEqualTo(before);
  }

  @Test
  void a_server_that_goes_away_in_the_middle_may_hold_what_came_before() {
    AtomicInteger calls = new AtomicInteger();
    Http goesAway =
        call -> {
          if (calls.incrementAndGet() > 1) {
            throw new UnreachableException("gone", false);
          }
          return http.call(call);
        };
    VisitItem first = item(ClinicSample.visit("1", Map.of()));

    Reply reply = target(goesAway).send(parcel(first, item(ClinicSample.visit("2", Map.of()))));

    assertThat(reply).isInstanceOf(Reply.Unavailable.class);
    assertThat(((Reply.Unavailable) reply).uncertain()).isTrue();
    assertThat(server.held(Encounter.class)).hasSize(1);
  }

  @Test
  void a_visit_that_the_server_refuses_does_not_stop_the_others() {
    Visit refused = ClinicSample.visit("1", Map.of("patient_id", "twice there"));
    accepted(item(refused));
    Patient twin = server.held(Patient.class).get(0).copy();
    twin.setId((String) null);
    twin.setMeta(null);
    server.put(twin);
    VisitItem other =
        new VisitItem(
            2,
            "cht",
            "2",
            ClinicSample.visit("2", Map.of()),
            ClinicSample.visit("2", Map.of()),
            List.of());

    Reply reply = target(http).send(parcel(item(refused), other));

    assertThat(reply).isInstanceOf(Reply.Rejected.class);
    Reply.Rejected rejected = (Reply.Rejected) reply;
    assertThat(rejected.othersStored()).isTrue();
    assertThat(rejected.refusals()).hasSize(1);
    assertThat(rejected.refusals().get(0).itemId()).isEqualTo(1);
    assertThat(rejected.refusals().get(0).cause().message().en()).contains("HTTP 412");
    assertThat(rejected.resources()).containsOnlyKeys(2L);
    assertThat(server.held(Encounter.class)).hasSize(2);
  }

  private Reply send(VisitItem... items) {
    return target(http).send(parcel(items));
  }

  /** Sends one visit, and what the server then holds for it. */
  private List<String> accepted(VisitItem item) {
    Reply reply = send(item);
    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    return ((Reply.Accepted) reply).resources().getOrDefault(item.id(), List.of());
  }

  private FhirTarget target(Http over) {
    FhirSettings settings =
        new FhirSettings(server.url(), new Credentials.None(), Duration.ofMinutes(1));
    return new FhirTarget("clinic server", settings, ClinicSample.renderer(base), over);
  }

  private static VisitParcel parcel(VisitItem... items) {
    return new VisitParcel(1, "clinic server", Arrays.asList(items));
  }

  private static VisitItem item(Visit visit) {
    return item(visit, visit, List.of());
  }

  private static VisitItem item(Visit visit, Visit newestOfPatient, List<String> sent) {
    return new VisitItem(1, "cht", visit.recordId(), visit, newestOfPatient, sent);
  }

  private Observation observation(String role) {
    return server.held(Observation.class).stream()
        .filter(o -> o.getCode().getCoding().stream().anyMatch(c -> c.getCode().equals(role)))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, @Nullable Object> none(String name) {
    Map<String, @Nullable Object> answers = new HashMap<>();
    answers.put(name, null);
    return answers;
  }
}

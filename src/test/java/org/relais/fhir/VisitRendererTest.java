package org.relais.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.visit.Visit;

class VisitRendererTest {
  private final VisitRenderer renderer = ClinicSample.renderer();

  @Test
  void the_same_visit_gives_the_same_bytes_and_hash() {
    Visit visit = ClinicSample.visit("1", Map.of("temperature", 38.5));

    RenderedVisit once = render(visit);
    RenderedVisit again =
        ClinicSample.renderer()
            .render(ClinicSample.visit("1", Map.of("temperature", 38.5)), visit, List.of());

    assertThat(again.bundle()).isEqualTo(once.bundle());
    assertThat(again.hash()).isEqualTo(once.hash());
  }

  @Test
  void another_answer_and_another_coding_change_the_hash() {
    Visit visit = ClinicSample.visit("1", Map.of());
    VisitRenderer withSnomed =
        new VisitRenderer(ClinicSample.definition(true), ClinicSample.DICTIONARY);

    assertThat(render(ClinicSample.visit("1", Map.of("fever", false))).hash())
        .isNotEqualTo(render(visit).hash());
    assertThat(withSnomed.render(visit, visit, List.of()).hash())
        .isNotEqualTo(render(visit).hash());
  }

  @Test
  void what_was_sent_before_does_not_change_the_hash() {
    Visit visit = ClinicSample.visit("1", Map.of());

    RenderedVisit corrected = renderer.render(visit, visit, List.of("Observation/temperature"));

    assertThat(corrected.hash()).isEqualTo(render(visit).hash());
    assertThat(corrected.retracted()).isEqualTo(1);
  }

  @Test
  void every_entry_is_an_update_on_the_condition_of_its_own_identifier() {
    Bundle bundle = bundle(render(ClinicSample.visit("1", Map.of("zinc_given", true))));

    assertThat(bundle.getEntry())
        .allSatisfy(
            entry -> {
              String uuid = entry.getFullUrl().substring("urn:uuid:".length());
              assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
              assertThat(entry.getRequest().getUrl())
                  .isEqualTo(
                      entry.getResource().fhirType()
                          + "?identifier=https%3A%2F%2Frelais.test%2Ffhir%2Fidentifier%2Fresource%7C"
                          + uuid);
            });
    assertThat(bundle.getEntry())
        .extracting(Bundle.BundleEntryComponent::getFullUrl)
        .doesNotHaveDuplicates();
  }

  @Test
  void identities_are_version_5_uuids_of_known_names() {
    // RFC 9562, appendix A.4.
    assertThat(
            NameUuid.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void two_visits_of_one_patient_name_the_same_patient_and_another_source_another() {
    Visit first = ClinicSample.visit("1", Map.of());
    Visit second = ClinicSample.visit("2", Map.of());
    Visit elsewhere = new Visit("rest", "2", first.dictionary(), first.values());

    assertThat(patientUrn(second)).isEqualTo(patientUrn(first));
    assertThat(patientUrn(elsewhere)).isNotEqualTo(patientUrn(first));
  }

  @Test
  void without_a_patient_id_every_visit_has_a_patient_of_its_own() {
    Visit first = ClinicSample.visit("1", none("patient_id"));
    Visit second = ClinicSample.visit("2", none("patient_id"));

    assertThat(patientUrn(second)).isNotEqualTo(patientUrn(first));
    assertThat(render(first).resources()).contains("Patient/own");
  }

  @Test
  void the_newest_visit_decides_what_the_patient_says_and_nothing_else() {
    Visit old = ClinicSample.visit("1", Map.of("fever", true));
    Visit newest =
        ClinicSample.visit(
            "2", Map.of("birth_date", LocalDate.of(2024, 2, 28), "sex", "M", "fever", false));

    Bundle bundle = bundle(renderer.render(old, newest, List.of()));

    Patient patient = only(Patient.class, bundle);
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2024-02-28");
    assertThat(patient.getGender().toCode()).isEqualTo("male");
    assertThat(observation("fever", bundle).getValueBooleanType().booleanValue()).isTrue();
  }

  @Test
  void no_name_or_telephone_is_sent_unless_it_is_bound() {
    Visit visit =
        ClinicSample.visit(
            "1", Map.of("child_name", "Bound", "mother_name", "Unbound", "phone", "0700"));

    String json = new String(render(visit).bundle(), StandardCharsets.UTF_8);

    assertThat(json).contains("Bound", "0700").doesNotContain("Unbound");
  }

  @Test
  void an_age_as_told_gives_the_month_of_birth() {
    Map<String, @Nullable Object> told = none("birth_date");
    told.put("age_in_months", 7L);

    Patient patient = only(Patient.class, bundle(render(ClinicSample.visit("1", told))));

    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2026-03");
  }

  @Test
  void the_encounter_says_where_when_and_by_whom() {
    Encounter encounter =
        only(Encounter.class, bundle(render(ClinicSample.visit("r-1", Map.of("partner", "NGO")))));

    assertThat(encounter.getClass_().getCode()).isEqualTo("HH");
    assertThat(encounter.getIdentifier().get(1).getValue()).isEqualTo("r-1");
    assertThat(encounter.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-10-05");
    assertThat(encounter.getLocationFirstRep().getLocation().getIdentifier().getValue())
        .isEqualTo("ML01");
    assertThat(encounter.getParticipantFirstRep().getIndividual().getIdentifier().getValue())
        .isEqualTo("w-7");
    assertThat(encounter.getServiceProvider().getIdentifier().getValue()).isEqualTo("NGO");
    assertThat(codes(encounter.getTypeFirstRep())).containsExactly("visit.sick_child");
  }

  @Test
  void yes_no_and_not_asked_are_kept_apart() {
    assertThat(
            observation("fever", bundle(render(ClinicSample.visit("1", Map.of("fever", false)))))
                .getValueBooleanType()
                .booleanValue())
        .isFalse();
    assertThat(render(ClinicSample.visit("1", none("fever"))).resources())
        .doesNotContain("Observation/fever");
  }

  @Test
  void a_measurement_has_its_standard_codes_its_own_and_its_unit() {
    Observation temperature =
        observation(
            "temperature", bundle(render(ClinicSample.visit("1", Map.of("temperature", 38.50)))));

    assertThat(codes(temperature.getCode())).containsExactly("8310-5", "8328-7", "temperature");
    assertThat(temperature.getValueQuantity().getCode()).isEqualTo("Cel");
    assertThat(temperature.getValueQuantity().getValue()).isEqualByComparingTo("38.5");
    assertThat(temperature.getCategoryFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("vital-signs");
  }

  @Test
  void snomed_codes_are_sent_only_where_they_are_switched_on() {
    Visit visit = ClinicSample.visit("1", Map.of("muac", 114L));
    VisitRenderer on = new VisitRenderer(ClinicSample.definition(true), ClinicSample.DICTIONARY);

    Observation with = observation("muac", bundle(on.render(visit, visit, List.of())));
    Observation without = observation("muac", bundle(render(visit)));

    assertThat(codes(with.getCode())).containsExactly("284473002", "muac", "56072-2");
    assertThat(codes(without.getCode())).containsExactly("muac", "56072-2");
    assertThat(with.getBodySite().getCodingFirstRep().getCode()).isEqualTo("368208006");
    assertThat(without.getBodySite().getCoding()).isEmpty();
    assertThat(without.getBodySite().getText()).isEqualTo("Left upper arm");
    assertThat(new String(render(visit).bundle(), StandardCharsets.UTF_8))
        .doesNotContain("snomed.info");
  }

  @Test
  void a_test_that_was_not_done_has_a_reason_in_place_of_a_value() {
    Observation notDone = rdt("not_done");
    Observation invalid = rdt("invalid");
    Observation positive = rdt("positive");

    assertThat(notDone.hasValue()).isFalse();
    assertThat(codes(notDone.getDataAbsentReason())).containsExactly("not-performed");
    assertThat(codes(invalid.getDataAbsentReason())).containsExactly("error");
    assertThat(codes(positive.getValueCodeableConcept()))
        .containsExactly("LA6576-8", "malaria_rdt.positive");
  }

  @Test
  void each_of_several_answers_is_an_observation_and_none_of_them_is_a_no() {
    RenderedVisit both =
        render(
            ClinicSample.visit("1", Map.of("danger_signs", List.of("convulsions", "unconscious"))));
    Bundle none = bundle(render(ClinicSample.visit("1", Map.of("danger_signs", List.of()))));

    assertThat(both.resources())
        .contains("Observation/danger_signs.convulsions", "Observation/danger_signs.unconscious");
    assertThat(codes(observation("danger_signs.convulsions", bundle(both)).getCode()))
        .containsExactly("R56.8", "danger_signs.convulsions");
    assertThat(observation("danger_signs", none).getValueBooleanType().booleanValue()).isFalse();
  }

  @Test
  void a_classification_becomes_conditions_as_sure_as_the_dictionary_says() {
    Bundle bundle =
        bundle(
            render(
                ClinicSample.visit(
                    "1", Map.of("classification", List.of("malaria", "pneumonia")))));

    assertThat(all(Condition.class, bundle))
        .extracting(
            condition -> condition.getCode().getCodingFirstRep().getCode(),
            condition -> condition.getVerificationStatus().getCodingFirstRep().getCode(),
            condition -> condition.getClinicalStatus().getCodingFirstRep().getCode())
        .containsExactly(
            tuple("B54", "confirmed", "active"), tuple("J18.9", "provisional", "active"));
  }

  @Test
  void medicines_vaccines_and_their_amounts_are_told() {
    Bundle bundle =
        bundle(
            render(
                ClinicSample.visit(
                    "1",
                    Map.of(
                        "zinc_given",
                        true,
                        "act_tablets",
                        6L,
                        "vaccines_given",
                        List.of("penta_1")))));

    List<MedicationDispense> dispensed = all(MedicationDispense.class, bundle);
    assertThat(dispensed.get(0).getDaysSupply().getValue()).isEqualByComparingTo("10");
    assertThat(dispensed.get(1).getQuantity().getValue()).isEqualByComparingTo("6");
    Immunization vaccine = only(Immunization.class, bundle);
    assertThat(codes(vaccine.getVaccineCode())).contains("198");
    assertThat(vaccine.getProtocolAppliedFirstRep().getDoseNumberPositiveIntType().getValue())
        .isEqualTo(1);
  }

  @Test
  void a_medicine_that_was_not_given_is_no_dispense() {
    assertThat(
            render(ClinicSample.visit("1", Map.of("zinc_given", false, "act_tablets", 0L)))
                .resources())
        .noneMatch(resource -> resource.startsWith("Medication"));
  }

  @Test
  void a_referral_has_its_priority_its_reasons_and_the_conditions_found() {
    ServiceRequest request =
        only(
            ServiceRequest.class,
            bundle(
                render(
                    ClinicSample.visit(
                        "1",
                        Map.of(
                            "referral_made",
                            true,
                            "referral_urgency",
                            "urgent",
                            "referral_reasons",
                            List.of("malaria"),
                            "severe_malnutrition",
                            true)))));

    assertThat(request.getStatus().toCode()).isEqualTo("active");
    assertThat(request.getPriority().toCode()).isEqualTo("urgent");
    assertThat(codes(request.getReasonCodeFirstRep())).containsExactly("referral_reasons.malaria");
    assertThat(request.getReasonReference()).hasSize(1);
  }

  @Test
  void a_counter_referral_completes_the_referral() {
    Map<String, Object> arrived =
        Map.of("referral_made", true, "counter_referral_date", LocalDate.of(2026, 10, 6));

    ServiceRequest request =
        only(ServiceRequest.class, bundle(render(ClinicSample.visit("1", arrived))));

    assertThat(request.getStatus().toCode()).isEqualTo("completed");
  }

  @Test
  void what_a_correction_takes_away_is_entered_in_error_and_says_nothing_more() {
    Visit before =
        ClinicSample.visit("1", Map.of("temperature", 39.9, "severe_malnutrition", true));
    Visit after = ClinicSample.visit("1", Map.of());

    Bundle bundle = bundle(renderer.render(after, after, render(before).resources()));

    Observation temperature = observation("temperature", bundle);
    assertThat(temperature.getStatus().toCode()).isEqualTo("entered-in-error");
    assertThat(temperature.hasValue()).isFalse();
    Condition condition = only(Condition.class, bundle);
    assertThat(codes(condition.getVerificationStatus())).containsExactly("entered-in-error");
    assertThat(condition.hasClinicalStatus()).isFalse();
    assertThat(only(Encounter.class, bundle).getStatus().toCode()).isEqualTo("finished");
  }

  @Test
  void a_voided_visit_takes_all_back_but_the_patient_whom_others_name() {
    Visit visit = ClinicSample.visit("1", Map.of("temperature", 39.9));
    List<String> sent = render(visit).resources();

    RenderedVisit retracted = renderer.retract("cht", "1", sent);
    Bundle bundle = bundle(retracted);

    assertThat(retracted.resources()).isEmpty();
    assertThat(retracted.retracted()).isEqualTo(sent.size() - 1);
    assertThat(only(Encounter.class, bundle).getStatus().toCode()).isEqualTo("entered-in-error");
    Bundle.BundleEntryComponent patient = bundle.getEntryFirstRep();
    assertThat(patient.getResource()).isInstanceOf(Patient.class);
    assertThat(patient.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
    assertThat(patient.getRequest().getIfNoneExist()).startsWith("identifier=");
    assertThat(only(Patient.class, bundle).hasActive()).isFalse();
  }

  @Test
  void the_patient_of_a_voided_visit_alone_is_no_longer_active() {
    Visit visit = ClinicSample.visit("1", none("patient_id"));

    Bundle bundle = bundle(renderer.retract("cht", "1", render(visit).resources()));

    assertThat(only(Patient.class, bundle).getActive()).isFalse();
  }

  @Test
  void a_visit_that_gets_its_patient_id_later_leaves_no_active_patient_of_its_own() {
    List<String> sent = render(ClinicSample.visit("1", none("patient_id"))).resources();
    Visit joined = ClinicSample.visit("1", Map.of());

    Bundle bundle = bundle(renderer.render(joined, joined, sent));

    assertThat(all(Patient.class, bundle))
        .extracting(Patient::getActive)
        .containsExactly(true, false);
  }

  @Test
  void a_voided_visit_that_was_never_sent_is_nothing_to_send() {
    assertThat(renderer.retract("cht", "1", List.of()).isEmpty()).isTrue();
  }

  @Test
  void what_has_no_block_is_sent_in_the_local_codes_unless_it_is_derived_or_personal() {
    Visit visit =
        ClinicSample.visit(
            "1", Map.of("note", "seen", "age_band", "P12M--P60M", "mother_name", "x"));

    RenderedVisit rendered = render(visit);

    Coding code = observation("note", bundle(rendered)).getCode().getCodingFirstRep();
    assertThat(code.getSystem()).isEqualTo("https://relais.test/fhir/CodeSystem/visit");
    assertThat(code.getCode()).isEqualTo("note");
    assertThat(rendered.resources())
        .doesNotContain("Observation/age_band", "Observation/mother_name");
  }

  private RenderedVisit render(Visit visit) {
    return renderer.render(visit, visit, List.of());
  }

  private Observation rdt(String result) {
    return observation(
        "malaria_rdt", bundle(render(ClinicSample.visit("1", Map.of("malaria_rdt", result)))));
  }

  private String patientUrn(Visit visit) {
    return bundle(render(visit)).getEntryFirstRep().getFullUrl();
  }

  private static Bundle bundle(RenderedVisit rendered) {
    return Validation.parse(rendered.bundle());
  }

  private static Observation observation(String role, Bundle bundle) {
    return all(Observation.class, bundle).stream()
        .filter(observation -> codes(observation.getCode()).contains(role))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream().map(Coding::getCode).toList();
  }

  private static <T extends Resource> T only(Class<T> type, Bundle bundle) {
    List<T> found = all(type, bundle);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static <T extends Resource> List<T> all(Class<T> type, Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Map<String, @Nullable Object> none(String name) {
    Map<String, @Nullable Object> answers = new HashMap<>();
    answers.put(name, null);
    return answers;
  }
}

package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;

/** The dictionary and the quality rules that the product ships, asked as a visit asks them. */
class ShippedRulesTest {
  private static VisitModel model;

  @BeforeAll
  static void compile(@TempDir Path folder) throws IOException {
    for (String file : List.of("dictionary.yaml", "quality.yaml")) {
      Files.copy(Path.of("config", file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("org-units.csv"), "code,name,level,parent\nS1,Site,site,\n");
    Files.writeString(
        folder.resolve("relais.yaml"),
        """
        relais: shipped
        time_zone: Africa/Bamako
        org_units: {file: org-units.csv, levels: [site]}
        fhir: {base: "https://relais.example/fhir"}
        """);
    Compilation compiled = ConfigurationCompiler.check(folder, Map.of());
    assertThat(compiled).isInstanceOf(Compilation.Ok.class);
    model = ((Compilation.Ok) compiled).deployment().model();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          temperature: 37.5, age_in_months: 6       ; febrile                      ; true
          temperature: 37.4, age_in_months: 6, fever: no, hot_to_touch: no, rectal_temperature: 37.9 ; febrile ; false
          temperature: 37.9, age_in_months: 1, fever: no, hot_to_touch: no ; febrile                      ;
          temperature: 38.0, age_in_months: 1       ; febrile                      ; true
          hot_to_touch: yes                         ; febrile                      ; true
          respiratory_rate: 60, age_in_months: 1    ; fast_breathing               ; true
          respiratory_rate: 60, second_respiratory_rate: 58, age_in_months: 1 ; fast_breathing ; false
          respiratory_rate: 50, age_in_months: 2    ; fast_breathing               ; true
          respiratory_rate: 49, age_in_months: 11   ; fast_breathing               ; false
          respiratory_rate: 40, age_in_months: 12   ; fast_breathing               ; true
          respiratory_rate: 39, age_in_months: 59   ; fast_breathing               ; false
          respiratory_rate: 40                      ; fast_breathing               ;
          cough_days: 14                            ; danger_sign                  ; true
          muac: 114                                 ; danger_sign                  ; true
          muac_colour: red                          ; danger_sign                  ; true
          muac: 115, muac_colour: red               ; muac_red                     ; false
          muac: 114, age_in_months: 6               ; severe_acute_malnutrition    ; true
          muac: 114, age_in_months: 5               ; severe_acute_malnutrition    ; false
          muac: 130, oedema: yes, age_in_months: 59 ; severe_acute_malnutrition    ; true
          muac: 130, oedema: yes, age_in_months: 60 ; severe_acute_malnutrition    ; false
          muac: 124, oedema: no, age_in_months: 12  ; moderate_acute_malnutrition  ; true
          muac: 125, oedema: no, age_in_months: 12  ; moderate_acute_malnutrition  ; false
          muac_colour: yellow, oedema: no, age_in_months: 12 ; moderate_acute_malnutrition ; true
          age_in_months: 1                          ; age_band                     ; P0D--P2M
          age_in_months: 2                          ; age_band                     ; P2M--P12M
          age_in_months: 12                         ; age_band                     ; P12M--P60M
          age_in_months: 60                         ; age_band                     ; outside
          fast_breathing: x                         ; breathing_problem            ;
          respiratory_rate: 50, age_in_months: 6, chest_indrawing: yes ; breathing_problem ; both
          respiratory_rate: 50, age_in_months: 6, chest_indrawing: no  ; breathing_problem ; fast_breathing
          respiratory_rate: 30, age_in_months: 6, chest_indrawing: yes ; breathing_problem ; chest_indrawing
          act_given: yes, fever_treated_after_hours: 24, ors_given: yes, diarrhoea_treated_after_hours: 25 ; treated_within_24_hours ; [malaria]
          """)
  void derivedFieldsFollowTheCatalogue(String answers, String field, @Nullable String expected) {
    Object value = mapped(answers).value(model.dictionary().field(field));
    assertThat(value == null ? null : value.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          age_in_months: 60                                       ; V01_age
          temperature: 385                                        ; V02
          malaria_rdt: positive, act_given: no                    ; V03
          malaria_rdt: positive                                   ; V03
          malaria_rdt: negative, act_given: yes                   ; V04
          amoxicillin_given: yes, chest_indrawing: no, respiratory_rate: 30, age_in_months: 6 ; V05
          zinc_given: yes                                         ; V06
          convulsions: yes, referral_made: no                     ; V07
          worker_type: relais, act_given: yes                     ; V08
          worker_type: relais, amoxicillin_given: yes             ; V08
          worker_type: relais, malaria_rdt: negative              ; V08
          muac: 120, age_in_months: 5                             ; V09
          """)
  void aWarningRuleWarnsAndNothingElseDoes(String answers, String rule) {
    assertThat(((Mapping.Mapped) map(answers)).warnings())
        .extracting(Reason::code)
        .containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          age_in_months: 59
          malaria_rdt: positive, act_given: yes
          malaria_rdt: positive, convulsions: yes, referral_made: yes
          malaria_rdt: negative, act_given: no
          amoxicillin_given: yes, respiratory_rate: 52, age_in_months: 6
          amoxicillin_given: yes
          zinc_given: yes, diarrhoea: yes
          worker_type: relais, malaria_rdt: not_done, ors_given: no
          muac: 120, age_in_months: 6
          """)
  void aGoodVisitBreaksNoRule(String answers) {
    assertThat(((Mapping.Mapped) map(answers)).warnings()).isEmpty();
  }

  @Test
  void aVisitInTheFutureIsRejectedAndSaysWhatToDo() {
    Mapping.Rejected rejected = (Mapping.Rejected) map("visit_date: 2026-11-21");
    assertThat(rejected.reasons()).extracting(Reason::code).containsExactly("V01");
    assertThat(rejected.reasons().get(0).message().fr()).contains("corrigez");
  }

  @Test
  void whatARelaisMayNotGiveIsLeftOutAndTheVisitStays() {
    Visit visit = mapped("worker_type: relais, malaria_rdt: positive, act_given: yes, fever: yes");
    assertThat(visit.value(model.dictionary().field("malaria_rdt"))).isNull();
    assertThat(visit.value(model.dictionary().field("act_given"))).isNull();
    assertThat(visit.value(model.dictionary().field("fever"))).isEqualTo(true);
  }

  @Test
  void theSameChildDayKindAndWorkerAreOneVisit() {
    assertThat(model.duplicateKey())
        .extracting(Field::name)
        .containsExactly("patient_id", "visit", "visit_date", "worker_id");
  }

  private Visit mapped(String answers) {
    return ((Mapping.Mapped) map(answers)).visit();
  }

  /** Maps a sick child's visit; answers to derived fields are not read. */
  private Mapping map(String answers) {
    List<FieldMapping> fields = new ArrayList<>();
    for (Field field : model.dictionary().fields()) {
      if (!field.derived()) {
        RecordPath path = RecordPath.parse(field.name()).orElseThrow();
        fields.add(
            new FieldMapping(
                field, List.of(path), null, Conversion.PLAIN, Map.of(), null, null, null, null));
      }
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("visit", "sick_child").put("visit_date", "2026-11-01").put("org_unit", "S1");
    for (String answer : answers.split(",")) {
      body.put(answer.split(":")[0].strip(), answer.split(":")[1].strip());
    }
    FormMapping form = new FormMapping("child", List.of(), null, fields);
    return new VisitMapper(
            new SourceMapping("sample", ZoneOffset.UTC, null, List.of(form)),
            model,
            new OrgUnits(List.of(new OrgUnit("S1", "Site", "site", null))))
        .map(new MappingInput("1", "child", null, body, null, null, LocalDate.of(2026, 11, 20)));
  }
}

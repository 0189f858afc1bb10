package org.relais.visit.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.visit.condition.Truth.NO;
import static org.relais.visit.condition.Truth.UNKNOWN;
import static org.relais.visit.condition.Truth.YES;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.SampleDictionary;

class ConditionTest {
  private final Dictionary dictionary = SampleDictionary.build();
  private final ConditionCompiler compiler = new ConditionCompiler(dictionary);

  private final Map<String, Object> answers =
      Map.of(
          "visit",
          "sick_child",
          "visit_date",
          LocalDate.of(2026, 10, 31),
          "recorded_at",
          Instant.parse("2026-10-31T08:00:00Z"),
          "fever",
          true,
          "malaria_rdt",
          "positive",
          "danger_signs",
          List.of("convulsions", "unconscious"),
          "respiratory_rate",
          52L,
          "temperature",
          38.0,
          "note",
          "quotes \" and é");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          fever                                            ; YES
          !fever                                           ; NO
          cough                                            ; UNKNOWN
          fever && cough                                   ; UNKNOWN
          !fever && cough                                  ; NO
          cough && !fever                                  ; NO
          fever || cough                                   ; YES
          cough || fever                                   ; YES
          !fever || cough                                  ; UNKNOWN
          cough == cough                                   ; UNKNOWN
          fever == true                                    ; YES
          fever != true                                    ; NO
          malaria_rdt == "positive"                        ; YES
          malaria_rdt != "positive"                        ; NO
          "positive" == malaria_rdt                        ; YES
          malaria_rdt in ["negative", "positive"]          ; YES
          sex == "F"                                       ; UNKNOWN
          sex in ["F"]                                     ; UNKNOWN
          "convulsions" in danger_signs                    ; YES
          "vomits_everything" in danger_signs              ; NO
          "MAL" in illness                                 ; UNKNOWN
          size(danger_signs) == 2                          ; YES
          danger_signs.size() > 2                          ; NO
          temperature >= 38                                ; YES
          temperature == 38                                ; YES
          temperature > 37.9                               ; YES
          temperature in [37, 38]                          ; YES
          respiratory_rate >= 52.5                         ; NO
          respiratory_rate == 52.0                         ; YES
          respiratory_rate in [51.5, 52.0]                 ; YES
          respiratory_rate > temperature                   ; YES
          respiratory_rate - 2 < 51                        ; YES
          respiratory_rate * 2 == 104                      ; YES
          -respiratory_rate < 0                            ; YES
          temperature * 2.0 == 76                          ; YES
          -temperature < 0                                 ; YES
          temperature * -0.0 < 0                           ; NO
          respiratory_rate + 9223372036854775807 > 0       ; UNKNOWN
          muac < 115                                       ; UNKNOWN
          asked(muac)                                      ; NO
          asked(fever)                                     ; YES
          !asked(muac) || muac > 0                         ; YES
          visit_date >= date("2026-10-31")                 ; YES
          visit_date < date("2026-10-31")                  ; NO
          recorded_at > timestamp("2026-10-31T07:59:00Z")  ; YES
          birth_date < visit_date                          ; UNKNOWN
          fever ? malaria_rdt == "positive" : cough        ; YES
          cough ? fever : fever                            ; UNKNOWN
          (fever ? 50 : 40) <= respiratory_rate            ; YES
          note.contains("and")                             ; YES
          note.startsWith("x") || note.endsWith("é")       ; YES
          size(note) == 14                                 ; YES
          true                                             ; YES
          1 < 2                                            ; YES
          """)
  void anExpressionIsAnsweredInThreeValues(String expression, Truth expected) {
    assertThat(ask(compiler.cel(expression))).as(expression).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          fever            ; yes                      ; YES
          fever            ; no                       ; NO
          cough            ; no                       ; UNKNOWN
          cough            ; absent                   ; YES
          cough            ; present                  ; NO
          malaria_rdt      ; positive                 ; YES
          malaria_rdt      ; negative                 ; NO
          danger_signs     ; convulsions              ; YES
          danger_signs     ; vomits_everything        ; NO
          respiratory_rate ; >= 50                    ; YES
          respiratory_rate ; > 52                     ; NO
          respiratory_rate ; != 52                    ; NO
          respiratory_rate ; 2..11                    ; NO
          respiratory_rate ; 52 .. 60                 ; YES
          respiratory_rate ; 52                       ; YES
          temperature      ; 38                       ; YES
          temperature      ; 37.5..38                 ; YES
          visit_date       ; 2026-10-01..2026-10-31   ; YES
          visit_date       ; < 2026-10-31             ; NO
          recorded_at      ; >= 2026-10-31T08:00:00Z  ; YES
          muac             ; < 115                    ; UNKNOWN
          note             ; `quotes " and é`         ; YES
          """)
  void aListEntryIsReadForTheTypeOfItsField(String field, String value, Truth expected) {
    assertThat(ask(compiler.where(List.of(new WhereEntry(field, List.of(value))))))
        .isEqualTo(expected);
  }

  @Test
  void allEntriesOfAListMustHoldAndOneOfTheValuesOfEach() {
    WhereEntry either = new WhereEntry("malaria_rdt", List.of("negative", "positive"));
    assertThat(ask(compiler.where(List.of(either, new WhereEntry("fever", List.of("yes"))))))
        .isEqualTo(YES);
    assertThat(ask(compiler.where(List.of(either, new WhereEntry("fever", List.of("no"))))))
        .isEqualTo(NO);
    assertThat(ask(compiler.where(List.of(either, new WhereEntry("cough", List.of("yes"))))))
        .isEqualTo(UNKNOWN);
    assertThat(ask(compiler.where(List.of()))).isEqualTo(YES);
  }

  @Test
  void aConditionTellsWhatItReadsAndWhatItAsks() {
    CompiledCondition.Ok ok =
        (CompiledCondition.Ok)
            compiler.where(
                List.of(
                    new WhereEntry("visit", List.of("sick_child")),
                    new WhereEntry("muac", List.of("< 115"))));
    assertThat(ok.reads()).extracting(Field::name).containsExactlyInAnyOrder("visit", "muac");
    assertThat(ok.cel()).isEqualTo("visit == \"sick_child\" && muac < 115");
  }

  private Truth ask(CompiledCondition compiled) {
    assertThat(compiled).isInstanceOf(CompiledCondition.Ok.class);
    return ((CompiledCondition.Ok) compiled)
        .condition()
        .test(SampleDictionary.visit(dictionary, answers));
  }
}

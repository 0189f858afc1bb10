package org.relais.visit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.visit.Labels;
import org.relais.visit.SampleDictionary;
import org.relais.visit.condition.Problem.Kind;

class ConditionProblemTest {
  private final ConditionCompiler compiler = new ConditionCompiler(SampleDictionary.build());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          fevr && cough                     ; UNKNOWN_FIELD   ; fevr            ; did you mean "fever"?
          cough && asked(fevr)              ; UNKNOWN_FIELD   ; fevr            ; did you mean "fever"?
          éfever                            ; SYNTAX          ; éfever            ;
          malaria_rdt == "positif"          ; UNKNOWN_CODE    ; "positif"       ; did you mean "positive"?
          malaria_rdt in ["negative", "x"]  ; UNKNOWN_CODE    ; "x"             ; its answers are positive, negative, invalid, not_done
          "convulsion" in danger_signs      ; UNKNOWN_CODE    ; "convulsion"    ; did you mean "convulsions"?
          note == "é😀" && fevr             ; UNKNOWN_FIELD   ; fevr            ; did you mean "fever"?
          temperature >= "38"               ; WRONG_TYPE      ; >=              ; write the number without quotes
          fever == "yes"                    ; WRONG_TYPE      ; ==              ; write the field alone for yes, or ! before it for no
          danger_signs == "convulsions"     ; WRONG_TYPE      ; ==              ; write "code" in field
          visit_date > date("31/10/2026")   ; WRONG_TYPE      ; "31/10/2026"    ; write date("2026-01-31")
          visit_date > recorded_at          ; WRONG_TYPE      ; >               ; compare a date with date("2026-01-31"), a time with timestamp("2026-01-31T08:00:00Z"), a number with a number
          1 in [1, "a"]                     ; WRONG_TYPE      ; "a"             ; compare a date with date("2026-01-31"), a time with timestamp("2026-01-31T08:00:00Z"), a number with a number
          fever && muac                     ; WRONG_TYPE      ; &&              ;
          muac == null                      ; WRONG_TYPE      ; ==              ; write !asked(field) for a question that was not asked
          weight * 2 > 3                    ; WRONG_TYPE      ; *               ; write the whole number with a decimal point, such as 2.0
          muac                              ; NOT_A_CONDITION ; muac            ; compare it with something, such as age_months < 60
          fever = true                      ; SYNTAX          ; =               ; write == to compare
          fever and cough                   ; SYNTAX          ; and             ; write && for "and"
          fever &&                          ; SYNTAX          ; &&              ;
          has(fever)                        ; UNSUPPORTED     ; has             ; write asked(field)
          muac / 2 > 3                      ; UNSUPPORTED     ; /               ;
          note.matches("a")                 ; UNSUPPORTED     ; matches         ; write contains, startsWith or endsWith
          asked(1)                          ; UNSUPPORTED     ; 1               ; write asked(field)
          danger_signs[0] == "convulsions"  ; UNSUPPORTED     ; [               ;
          danger_signs == danger_signs      ; UNSUPPORTED     ; ==              ; write "code" in field, or compare size(field)
          fever < cough                     ; UNSUPPORTED     ; <               ;
          """)
  void aFaultyExpressionSaysWhatIsWrongAndWhere(
      String expression, Kind kind, String at, @Nullable String help) {
    List<Problem> problems = problems(compiler.cel(expression));
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
    assertThat(problem.message().fr()).isNotBlank().isNotEqualTo(problem.message().en());
    Labels written = problem.help();
    assertThat(written == null ? null : written.en()).as(problem.toString()).isEqualTo(help);
    assertThat(written == null || !written.fr().equals(written.en())).isTrue();
    Place.InText place = (Place.InText) problem.place();
    if (!expression.endsWith("&&")) {
      assertThat(expression.substring(place.offset(), place.offset() + place.length()))
          .isEqualTo(at);
    }
  }

  @Test
  void allFaultsAreReportedAtOnce() {
    assertThat(problems(compiler.cel("fevr && coughh && muac > \"a\"")))
        .extracting(Problem::kind)
        .containsExactly(Kind.UNKNOWN_FIELD, Kind.UNKNOWN_FIELD, Kind.WRONG_TYPE);
    assertThat(problems(compiler.cel("malaria_rdt == \"a\" || \"b\" in danger_signs"))).hasSize(2);
  }

  @Test
  void aNameThatIsFarFromAllOthersGetsNoGuess() {
    assertThat(problems(compiler.cel("haemoglobin > 7")).get(0).help()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "(",
        ")",
        "\"",
        "fever ?",
        "99999999999999999999 > muac",
        "{}",
        "[]",
        "1u < muac",
        "b'a' == note",
        "muac.x",
        "x.y.z == 1",
        "1",
        "\"a\" + note == \"b\"",
        "[1] + [2] == [3]",
        "muac % 2 == 0",
        "duration(\"1h\") > duration(\"2h\")",
        "visit_date - birth_date",
        "int",
        "danger_signs.exists(x, x == \"a\")",
        "fever ? visit_date : recorded_at",
        "note == \"\\u00\"",
        "muac in danger_signs",
        "fever in [true]",
        "date(note) > visit_date",
        "malaria_rdt[0]",
        "type(muac) == int",
        "dyn(muac) == 1",
        "{'a': 1}.a == 1"
      })
  void whatIsNotSupportedIsAProblemAndNeverAnException(String expression) {
    assertThat(problems(compiler.cel(expression))).isNotEmpty();
  }

  @Test
  void anExpressionThatIsTooDeepIsAProblem() {
    assertThat(problems(compiler.cel("(".repeat(5_000) + "fever" + ")".repeat(5_000))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          malaria_rdt      ; positif    ; UNKNOWN_CODE
          danger_signs     ; convulsion ; UNKNOWN_CODE
          fever            ; positive   ; WRONG_TYPE
          respiratory_rate ; many       ; WRONG_TYPE
          respiratory_rate ; >= fifty   ; WRONG_TYPE
          respiratory_rate ; 2..x       ; WRONG_TYPE
          visit_date       ; 31/10/2026 ; WRONG_TYPE
          note             ; >= 50      ; WRONG_TYPE
          """)
  void aFaultyValueOfAListIsFoundByItsEntry(String field, String value, Kind kind) {
    List<WhereEntry> entries =
        List.of(
            new WhereEntry("cough", List.of("yes")),
            new WhereEntry(field, List.of("present", value)));
    assertThat(problems(compiler.where(entries)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.place()).isEqualTo(new Place.InValue(1, 1));
            });
  }

  @Test
  void anUnknownFieldOfAListIsFoundByItsEntry() {
    List<WhereEntry> entries =
        List.of(new WhereEntry("fevr", List.of("yes")), new WhereEntry("muac", List.of("x")));
    assertThat(problems(compiler.where(entries)))
        .extracting(Problem::place)
        .containsExactly(new Place.InField(0), new Place.InValue(1, 0));
  }

  private static List<Problem> problems(CompiledCondition compiled) {
    assertThat(compiled).isInstanceOf(CompiledCondition.Faulty.class);
    return ((CompiledCondition.Faulty) compiled).problems();
  }
}

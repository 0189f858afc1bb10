package org.relais.visit.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;
import org.relais.visit.Labels;

class RuleWordsTest {
  private static Deployment deployment;
  private static RuleWords words;

  @BeforeAll
  static void compile() {
    Map<String, String> urls =
        Map.of("DEMO_CHT_URL", "http://localhost:1", "DEMO_REST_URL", "http://localhost:1");
    deployment =
        ((Compilation.Ok) ConfigurationCompiler.compile(Path.of("examples/config"), urls))
            .deployment();
    words = new RuleWords(deployment.model().dictionary());
  }

  @Test
  void aListOfFieldsIsSaidByTheirLabelsAndTheLabelsOfTheirCodes() {
    assertThat(english("MAL_POS"))
        .containsExactly(
            "Type of visit: Sick child",
            "Worker type: CHW (ASC)",
            "Fever: yes",
            "Malaria rapid test: Positive");
    assertThat(french("MAL_POS")).contains("TDR du paludisme\u00a0: Positif");
  }

  @Test
  void severalCodesOfAFieldAreOneList() {
    assertThat(english("MAL_RDT"))
        .anyMatch(phrase -> phrase.endsWith(": Positive, Negative or Invalid"));
    assertThat(says("malaria_rdt in [\"positive\", \"invalid\"]"))
        .containsExactly("Malaria rapid test: Positive or Invalid");
  }

  @Test
  void whatWasAskedAnsweredOrDeniedIsTold() {
    assertThat(says("asked(muac) && !asked(oedema) && !fever && visit != \"follow_up\""))
        .hasSize(4)
        .anyMatch(phrase -> phrase.endsWith(": answered"))
        .anyMatch(phrase -> phrase.endsWith(": not asked"))
        .anyMatch(phrase -> phrase.endsWith(": no"))
        .contains("Type of visit: not Follow-up");
  }

  @Test
  void boundsAndRangesAreSaidInWords() {
    assertThat(says("age_months >= 2 && age_months <= 11 && muac < 115"))
        .hasSize(2)
        .anyMatch(phrase -> phrase.endsWith("from 2 to 11"))
        .anyMatch(phrase -> phrase.endsWith("less than 115"));
  }

  @Test
  void alternativesOfSeveralFieldsStayTogether() {
    assertThat(says("fever || (cough && age_months + 1 > 3) || !(fever && cough)"))
        .singleElement()
        .asString()
        .contains(": yes or (", " and ", " + 1: more than 3)", "it is not so that (");
  }

  @Test
  void aRuleWithoutAConditionSaysNothing() {
    assertThat(words.of("true")).isEmpty();
    assertThatThrownBy(() -> words.of("fever &&")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyRuleThatIsShippedIsSaidWithoutCel() {
    assertThat(deployment.dataSets().stream().flatMap(set -> set.elements().stream()))
        .allSatisfy(
            element ->
                assertThat(words.of(element.rule()))
                    .isNotEmpty()
                    .allSatisfy(
                        phrase -> {
                          assertThat(phrase.en()).doesNotContain("_", "&&", "\"");
                          assertThat(phrase.fr()).doesNotContain("_", "&&", "\"");
                        }));
  }

  private static List<String> says(String rule) {
    return words.of(rule).stream().map(Labels::en).toList();
  }

  private static List<String> english(String element) {
    return says(rule(element));
  }

  private static List<String> french(String element) {
    return words.of(rule(element)).stream().map(Labels::fr).toList();
  }

  private static String rule(String element) {
    return deployment.dataSets().stream()
        .flatMap(set -> set.elements().stream())
        .filter(each -> each.code().equals(element))
        .findFirst()
        .orElseThrow()
        .rule();
  }
}

package org.relais.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house hold, and each of them can fail. */
class ArchitectureTest {
  private static final String PROGRAM = "org.relais";
  private static final String VIOLATIONS = "org.relais.architecture.violation";

  private static final JavaClasses program =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(PROGRAM);

  private static final JavaClasses violations = new ClassFileImporter().importPackages(VIOLATIONS);

  @TestFactory
  Stream<DynamicTest> theProgramKeepsEveryRule() {
    return rules(PROGRAM).entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(
                                rule.getValue().evaluate(program).getFailureReport().getDetails())
                            .as(rule.getKey() + ": " + rule.getValue().getDescription())
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleFindsTheClassThatBreaksIt() {
    return rules(VIOLATIONS).entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> {
                      EvaluationResult result = rule.getValue().evaluate(violations);
                      assertThat(String.join("\n", result.getFailureReport().getDetails()))
                          .as("what breaks \"%s\"", rule.getKey())
                          .contains(Seeds.of(rule.getKey()).getName());
                    }));
  }

  @Test
  void aSeedIsThereForEveryRuleAndNoOther() {
    assertThat(Seeds.rules()).containsExactlyInAnyOrderElementsOf(rules(PROGRAM).keySet());
  }

  @Test
  void everyPackageOfTheProgramHasItsArrows() {
    Set<String> known = new LinkedHashSet<>(Arrows.ALLOWED.keySet());
    known.addAll(Arrows.FACES);
    Set<String> packages =
        program.stream()
            .map(code -> code.getPackageName())
            .filter(name -> name.length() > PROGRAM.length())
            .map(name -> name.substring(PROGRAM.length() + 1).split("\\.")[0])
            .collect(Collectors.toSet());

    assertThat(known).containsAll(packages);
  }

  private static Map<String, ArchRule> rules(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>(new Arrows(root).rules());
    rules.putAll(new Habits(root).rules());
    return rules;
  }
}

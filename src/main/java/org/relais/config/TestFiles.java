package org.relais.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.indicator.ConfigurationTest;
import org.relais.indicator.Expectation;
import org.relais.indicator.GivenVisit;
import org.relais.visit.CoreField;
import org.relais.visit.Field;

/** {@code indicators/*.test.yaml}. */
final class TestFiles {
  private static final String TAKEN_AWAY = "absent";

  private final ConfigFolder folder;
  private final CompiledDictionary dictionary;
  private final FieldNames names;
  private final ExpectedFigures figures;
  private final Diagnostics diagnostics;

  TestFiles(
      ConfigFolder folder,
      CompiledDictionary dictionary,
      IndicatorFiles indicators,
      Diagnostics diagnostics) {
    this.folder = folder;
    this.dictionary = dictionary;
    this.names = new FieldNames(dictionary.dictionary(), diagnostics);
    this.figures = new ExpectedFigures(indicators.elements(), diagnostics);
    this.diagnostics = diagnostics;
  }

  List<ConfigurationTest> compile() {
    List<ConfigurationTest> tests = new ArrayList<>();
    for (String file : folder.list(IndicatorFiles.FOLDER, IndicatorFiles.TEST_ENDING)) {
      folder
          .unversionedYaml(file)
          .flatMap(node -> Optional.ofNullable(TestBlock.BLOCK.read(node, diagnostics)))
          .ifPresent(block -> tests(folder.label(file), block, tests));
    }
    return tests;
  }

  private void tests(String file, Values block, List<ConfigurationTest> tests) {
    if (!dictionary.sound()) {
      return;
    }
    Map<String, List<String>> defaults = answers(block.or(TestBlock.DEFAULTS, List.of()));
    for (Values test : block.or(TestBlock.TESTS, List.of())) {
      List<GivenVisit> visits =
          test.or(TestBlock.VISITS, List.of()).stream()
              .map(visit -> visit(visit, defaults, test.span().line()))
              .toList();
      List<Expectation> expectations = expectations(test);
      if (test.complete()) {
        tests.add(
            new ConfigurationTest(
                test.need(TestBlock.NAME).text(), file, test.span().line(), visits, expectations));
      }
    }
  }

  private GivenVisit visit(
      List<Named<List<Scalar>>> written, Map<String, List<String>> defaults, int line) {
    Map<String, List<String>> all = new LinkedHashMap<>(defaults);
    all.putAll(answers(written));
    boolean ownAge = written.stream().anyMatch(a -> a.name().text().equals("birth_date"));
    if (ownAge && written.stream().noneMatch(a -> a.name().text().equals(GivenVisit.AGE))) {
      all.remove(GivenVisit.AGE);
    }
    return new GivenVisit(written.isEmpty() ? line : written.get(0).name().span().line(), all);
  }

  private Map<String, List<String>> answers(List<Named<List<Scalar>>> written) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (Named<List<Scalar>> answer : written) {
      List<String> texts = answer.value().stream().map(Scalar::text).toList();
      if (texts.equals(List.of(TAKEN_AWAY))) {
        texts = List.of();
      }
      check(answer);
      answers.put(answer.name().text(), texts);
    }
    return answers;
  }

  private void check(Named<List<Scalar>> answer) {
    String name = answer.name().text();
    if (name.equals(GivenVisit.AGE)) {
      answer.value().stream()
          .filter(age -> !age.text().equals(TAKEN_AWAY) && !GivenVisit.isAge(age.text()))
          .forEach(this::reportAge);
      return;
    }
    names
        .find(answer.name())
        .filter(Field::derived)
        .filter(field -> !name.equals(CoreField.RECEIVED_ON.fieldName()))
        .ifPresent(
            field ->
                diagnostics.error(
                    Code.CFG302,
                    answer.name().span(),
                    Text.of(
                        "the field \"%s\" is computed and cannot be given",
                        "le champ « %s » est calculé et ne peut pas être donné", name),
                    Text.of(
                        "give the fields that it is computed from",
                        "donnez les champs dont il dépend")));
  }

  private void reportAge(Scalar age) {
    diagnostics.error(
        Code.CFG013,
        age.span(),
        Text.of("\"%s\" is not an age", "« %s » n'est pas un âge", age),
        Text.of("write 27 days, 8 months or 3 years", "écrivez 27 days, 8 months ou 3 years"));
  }

  private List<Expectation> expectations(Values test) {
    List<Expectation> all = new ArrayList<>();
    for (Named<List<Named<Double>>> element : test.or(TestBlock.EXPECT, List.of())) {
      figures.check(element);
      for (Named<Double> figure : element.value()) {
        List<String> options =
            TestBlock.option(figure).map(o -> List.of(o.split("\\s*,\\s*"))).orElse(List.of());
        all.add(
            new Expectation.Figure(
                figure.name().span().line(),
                element.name().text(),
                options,
                BigDecimal.valueOf(figure.value()).stripTrailingZeros()));
      }
    }
    for (Scalar absent : test.or(TestBlock.ABSENT, List.of())) {
      int line = absent.span().line();
      if (absent.text().equals("others")) {
        all.add(new Expectation.OthersAbsent(line));
      } else if (figures.isKnown(absent)) {
        all.add(new Expectation.Absent(line, absent.text()));
      }
    }
    for (Named<Integer> outside : test.or(TestBlock.OUTSIDE, List.of())) {
      if (figures.isKnown(outside.name())) {
        all.add(
            new Expectation.Outside(
                outside.name().span().line(), outside.name().text(), outside.value()));
      }
    }
    if (test.has(TestBlock.REJECTED)) {
      int rejected = Objects.requireNonNullElse(test.get(TestBlock.REJECTED), 0);
      all.add(new Expectation.Rejected(test.at(TestBlock.REJECTED).line(), rejected));
    }
    return all;
  }
}

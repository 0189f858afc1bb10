package org.relais.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.QualityRule;
import org.relais.visit.RangeRule;

/** {@code quality.yaml}: checks of one visit, and which visits are the same. */
final class QualityFile {
  static final String FILE = "quality.yaml";

  private static final Key<Labels> LABEL =
      Key.of("label", Common.LABELS)
          .needed()
          .says("What is wrong with a visit that breaks the rule.")
          .example("{en: Visit in the future, fr: Visite dans le futur}");
  private static final Key<String> THEN =
      Key.of("then", Scalars.oneOf("reject", "warn"))
          .needed()
          .says("`reject`: the record is not counted; `warn`: it is, with a note.")
          .example("warn");
  private static final Key<List<Scalar>> SET_ASIDE =
      Key.of("set_aside", Shapes.list(Scalars.TEXT))
          .says("Fields that are treated as not asked where the rule is broken.")
          .example("[malaria_rdt]");
  private static final Block RULE =
      Conditions.needed(
          Block.of(
              "quality rule",
              "A check of one visit; `where` and `when` describe the violation.",
              LABEL,
              THEN,
              SET_ASIDE));

  private static final Key<Scalar> CODE =
      Key.of("code", Common.CODE).needed().says("Code of the rule.").example("V10");
  private static final Key<List<Scalar>> SAME =
      Key.of("same", Shapes.list(Scalars.TEXT))
          .needed()
          .says("Visits of one source with the same values in all these fields are one visit.")
          .example("[patient_id, visit, visit_date, worker_id]");

  private static final Key<List<Named<Values>>> RULES =
      Key.of("rules", Shapes.table(RULE)).says("Checks of one visit, by code.");
  private static final Key<Values> DUPLICATES =
      Key.of("duplicates", Block.of("duplicates", "Which visits are the same one.", CODE, SAME))
          .says("Which visits are the same one; the newest counts.");

  private static final Key<Values> RANGES =
      Key.of(
              "ranges",
              Block.of(
                  "ranges",
                  "What happens to a number outside its field's range.",
                  CODE,
                  LABEL,
                  THEN))
          .says(
              "What happens to a number outside its field's range; it is warned about as V02 and"
                  + " left out if absent.");

  static final Block BLOCK =
      Block.of(
          "quality.yaml",
          "Checks of visits, and which visits are the same.",
          RULES,
          RANGES,
          DUPLICATES);

  private final List<QualityRule> rules = new ArrayList<>();
  private List<Field> duplicateKey = List.of();
  private RangeRule ranges = RangeRule.USUAL;

  private QualityFile() {}

  /** What the file says; no rules where the deployment has no such file. */
  static QualityFile compile(
      ConfigFolder folder, CompiledDictionary dictionary, Diagnostics diagnostics) {
    QualityFile quality = new QualityFile();
    if (!folder.has(FILE)) {
      return quality;
    }
    Values file = folder.yaml(FILE).map(node -> BLOCK.read(node, diagnostics)).orElse(null);
    if (file != null && dictionary.sound()) {
      quality.read(file, dictionary, diagnostics);
    }
    return quality;
  }

  private void read(Values file, CompiledDictionary dictionary, Diagnostics diagnostics) {
    Conditions conditions = dictionary.conditions();
    FieldNames names = new FieldNames(dictionary.dictionary(), diagnostics);
    for (Named<Values> rule : file.or(RULES, List.of())) {
      List<Field> setAside = names.find(rule.value().or(SET_ASIDE, List.of()));
      conditions
          .compile(rule.value())
          .filter(condition -> rule.value().complete())
          .ifPresent(
              condition ->
                  rules.add(
                      new QualityRule(
                          rule.name().text(),
                          rule.value().need(LABEL),
                          condition.condition(),
                          rule.value().need(THEN).equals("reject"),
                          setAside)));
    }
    Values range = file.get(RANGES);
    if (range != null && range.complete()) {
      ranges =
          new RangeRule(
              range.need(CODE).text(), range.need(LABEL), range.need(THEN).equals("reject"));
    }
    duplicateKey =
        Optional.ofNullable(file.get(DUPLICATES))
            .map(block -> names.find(block.or(SAME, List.of())))
            .orElse(List.of());
  }

  List<QualityRule> rules() {
    return rules;
  }

  RangeRule ranges() {
    return ranges;
  }

  List<Field> duplicateKey() {
    return duplicateKey;
  }
}

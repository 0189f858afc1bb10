package org.relais.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.fhir.Answer;
import org.relais.fhir.FhirBinding;
import org.relais.visit.AgeBand;
import org.relais.visit.CodeDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.Derivation;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;

/** Gathers the fields of the dictionary: core fields first, then described, then derived ones. */
final class FieldList {
  private final Diagnostics diagnostics;
  private final Map<String, Named<Values>> declared = new LinkedHashMap<>();
  private final FieldNaming naming;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, FhirBinding> fhir = new LinkedHashMap<>();
  private final FhirFit fit;
  private final List<Derivation> banded = new ArrayList<>();
  private final List<DerivedField> derived = new ArrayList<>();

  FieldList(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.naming = new FieldNaming(diagnostics);
    this.fit = new FhirFit(diagnostics);
  }

  /** A field that the configuration describes; core fields may be among them. */
  void declare(Named<Values> field) {
    if (naming.take(field.name(), fields)) {
      declared.put(field.name().text(), field);
    }
  }

  /** Puts the described fields into the dictionary, behind the core fields. */
  void addCore() {
    for (CoreField core : CoreField.values()) {
      Named<Values> field = declared.remove(core.fieldName());
      add(new FieldCompiler(diagnostics).core(fields.size(), core, field), field);
    }
    for (Named<Values> field : declared.values()) {
      Optional<Field> compiled = new FieldCompiler(diagnostics).described(fields.size(), field);
      compiled.ifPresent(f -> add(f, field));
    }
  }

  void addAgeBands(Named<Values> bands) {
    if (!naming.take(bands.name(), fields)) {
      return;
    }
    Values block = bands.value();
    var written = block.or(AgeBandsBlock.BANDS, List.of());
    List<AgeBand> compiled = AgeBandsBlock.bands(written, diagnostics);
    Map<String, Labels> labels = new LinkedHashMap<>();
    written.forEach(b -> b.value().ifPresent(label -> labels.put(b.name().text(), label)));
    List<CodeDefinition> codes =
        compiled.stream()
            .map(
                b ->
                    new CodeDefinition(
                        b.code(), labels.getOrDefault(b.code(), AgeBandsBlock.label(b)), b.code()))
            .toList();
    Field field = derivedField(bands, FieldType.CODE, codes);
    add(field, null);
    banded.add(new Derivation.InBand(field, compiled));
  }

  void addDerived(Named<Values> one) {
    if (!naming.take(one.name(), fields)) {
      return;
    }
    Values block = one.value();
    String type = block.or(DerivedBlock.TYPE, "yes_no");
    List<Named<Values>> cases =
        block.or(type.equals("code") ? DerivedBlock.FIRST : DerivedBlock.EACH, List.of());
    FieldType fieldType =
        switch (type) {
          case "code" -> FieldType.CODE;
          case "codes" -> FieldType.CODES;
          default -> FieldType.YES_NO;
        };
    Field field = derivedField(one, fieldType, CodeBlock.definitions(cases));
    add(field, null);
    bind(field, block, cases);
    derived.add(new DerivedField(field, one, cases));
  }

  private Field derivedField(Named<Values> one, FieldType type, List<CodeDefinition> codes) {
    String name = one.name().text();
    Scalar category = one.value().get(FieldBlock.CATEGORY);
    Scalar unknown = one.value().get(FieldBlock.UNKNOWN);
    return new Field(
        fields.size(),
        name,
        type,
        Common.labelOr(one.value().get(FieldBlock.LABEL), name),
        null,
        null,
        codes,
        category == null ? Common.upper(name) : category.text(),
        unknown == null ? null : unknown.text(),
        false,
        true);
  }

  private void add(Field field, @Nullable Named<Values> described) {
    fields.add(field);
    if (described != null) {
      bind(field, described.value(), described.value().or(FieldBlock.CODES, List.of()));
    }
  }

  private void bind(Field field, Values block, List<Named<Values>> codes) {
    String name = field.name();
    Map<String, Answer> answers = CodeBlock.answers(codes);
    Values written = block.get(FhirBlock.FHIR);
    if (written != null) {
      FhirBlock.binding(written, answers)
          .ifPresent(
              binding -> {
                fit.check(field, binding, block.at(FhirBlock.FHIR));
                fhir.put(name, binding);
              });
    } else if (!answers.isEmpty()) {
      fhir.put(name, FhirBlock.byDefault(name, answers));
    }
  }

  CompiledDictionary compile(boolean sound) {
    Dictionary dictionary = new Dictionary(fields);
    List<Derivation> derivations = new ArrayList<>(banded);
    Conditions conditions = new Conditions(dictionary, diagnostics);
    if (sound) {
      derivations.addAll(new Derivations(conditions, derived, diagnostics).compile());
    }
    return new CompiledDictionary(
        dictionary, derivations, fhir, naming.places(), conditions, sound);
  }
}

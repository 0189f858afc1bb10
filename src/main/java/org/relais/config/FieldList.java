package org.relais.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
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
  /** Words of CEL that cannot name a field. */
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final Diagnostics diagnostics;
  private final Map<String, Named<Values>> declared = new LinkedHashMap<>();
  private final Map<String, Span> places = new LinkedHashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, FhirBinding> fhir = new LinkedHashMap<>();
  private final FhirFit fit;
  private final List<Derivation> banded = new ArrayList<>();
  private final List<DerivedField> derived = new ArrayList<>();

  FieldList(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.fit = new FhirFit(diagnostics);
  }

  /** A field that the configuration describes; core fields may be among them. */
  void declare(Named<Values> field) {
    if (named(field.name())) {
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
    if (!named(bands.name())) {
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
    if (!named(one.name())) {
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

  /** Whether the name is free and fit for conditions; else that is reported. */
  private boolean named(Scalar name) {
    if (FieldBlock.NAME.read(name, diagnostics) == null) {
      return false;
    }
    if (RESERVED.contains(name.text())) {
      diagnostics.error(
          Code.CFG208,
          name.span(),
          Text.of(
              "\"%s\" is a word of the condition language",
              "« %s » est un mot du langage des conditions", name),
          Text.of("take another name", "prenez un autre nom"));
      return false;
    }
    Span earlier = places.putIfAbsent(name.text(), name.span());
    boolean core = earlier == null && declaredAsCore(name);
    if (earlier != null || core) {
      diagnostics.error(
          Code.CFG202,
          name.span(),
          Text.of("there is a field \"%s\" already", "il y a déjà un champ « %s »", name),
          earlier == null
              ? Text.of(
                  "it is a core field; take another name",
                  "c'est un champ de base ; prenez un autre nom")
              : Text.of("it stands at line %d", "il figure à la ligne %d", earlier.line()));
      return false;
    }
    return true;
  }

  /** Whether a derived field has the name of a core field: those are already in the list. */
  private boolean declaredAsCore(Scalar name) {
    return fields.stream().anyMatch(field -> field.name().equals(name.text()));
  }

  CompiledDictionary compile(boolean sound) {
    Dictionary dictionary = new Dictionary(fields);
    List<Derivation> derivations = new ArrayList<>(banded);
    Conditions conditions = new Conditions(dictionary, diagnostics);
    if (sound) {
      derivations.addAll(new Derivations(conditions, derived, diagnostics).compile());
    }
    return new CompiledDictionary(dictionary, derivations, fhir, places, conditions, sound);
  }
}

package org.relais.config;

import java.util.List;
import java.util.Locale;
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
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Range;

/** One field of the dictionary, checked. */
final class FieldCompiler {
  private static final Set<FieldType> CODED = Set.of(FieldType.CODE, FieldType.CODES);
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL);

  private final Diagnostics diagnostics;

  FieldCompiler(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A core field, described or not. */
  Field core(int index, CoreField core, @Nullable Named<Values> described) {
    if (described == null) {
      String name = core.fieldName();
      boolean personal = core == CoreField.PATIENT_ID || core == CoreField.BIRTH_DATE;
      return new Field(
          index,
          name,
          core.type(),
          Common.labelOr(null, name),
          null,
          null,
          List.of(),
          Common.upper(name),
          null,
          personal,
          core.derived());
    }
    FieldType written = described.value().get(FieldBlock.TYPE);
    if (written != null && written != core.type()) {
      diagnostics.error(
          Code.CFG203,
          described.value().at(FieldBlock.TYPE),
          Text.of(
              "the core field \"%s\" is always of the type %s",
              "le champ de base « %s » est toujours du type %s",
              described.name(),
              word(core.type())),
          Text.of("remove the type", "enlevez le type"));
    }
    return field(index, described, core.type(), core.derived());
  }

  /** Another field; nothing where its type is not known. */
  Optional<Field> described(int index, Named<Values> described) {
    FieldType type = described.value().get(FieldBlock.TYPE);
    if (type == null) {
      if (!described.value().has(FieldBlock.TYPE)) {
        diagnostics.error(
            Code.CFG011,
            described.name().span(),
            Text.of(
                "the field \"%s\" has no type",
                "le champ « %s » n'a pas de type", described.name()),
            Text.of("add \"type: yes_no\" or another", "ajoutez « type: yes_no » ou un autre"));
      }
      return Optional.empty();
    }
    return Optional.of(field(index, described, type, false));
  }

  private Field field(int index, Named<Values> described, FieldType type, boolean derived) {
    Values block = described.value();
    String name = described.name().text();
    checkCodes(described, type);
    checkNumbers(block, type);
    Scalar unit = block.get(FieldBlock.UNIT);
    Scalar category = block.get(FieldBlock.CATEGORY);
    Scalar unknown = block.get(FieldBlock.UNKNOWN);
    return new Field(
        index,
        name,
        type,
        Common.labelOr(block.get(FieldBlock.LABEL), name),
        unit == null ? null : unit.text(),
        range(block),
        CodeBlock.definitions(block.or(FieldBlock.CODES, List.of())),
        category == null ? Common.upper(name) : category.text(),
        unknown == null ? null : unknown.text(),
        block.or(FieldBlock.PERSONAL, false),
        derived);
  }

  private void checkCodes(Named<Values> described, FieldType type) {
    boolean has = described.value().has(FieldBlock.CODES);
    if (CODED.contains(type) && !has) {
      diagnostics.error(
          Code.CFG204,
          described.name().span(),
          Text.of(
              "the coded field \"%s\" has no codes",
              "le champ codé « %s » n'a pas de codes", described.name()),
          Text.of("add codes: {code: {en: …, fr: …}}", "ajoutez codes: {code: {en: …, fr: …}}"));
    } else if (has && !CODED.contains(type) && !answersYesOrNo(described, type)) {
      diagnostics.error(
          Code.CFG204,
          described.value().keyAt(FieldBlock.CODES),
          Text.of(
              "a field of the type %s has no codes",
              "un champ du type %s n'a pas de codes", word(type)),
          Text.of(
              "remove the codes, or make it type: code",
              "enlevez les codes, ou écrivez type: code"));
    }
  }

  /** A yes/no field may say which options its two answers are. */
  private static boolean answersYesOrNo(Named<Values> described, FieldType type) {
    return type == FieldType.YES_NO
        && described.value().or(FieldBlock.CODES, List.of()).stream()
            .allMatch(code -> Set.of("yes", "no").contains(code.name().text()));
  }

  private void checkNumbers(Values block, FieldType type) {
    if (NUMBERS.contains(type)) {
      return;
    }
    for (var key : List.of(FieldBlock.UNIT, FieldBlock.RANGE)) {
      if (block.has(key)) {
        misfit(
            block.keyAt(key),
            Text.of("only a number has a %s", "seul un nombre a une clé « %s »", key.name()),
            Text.of("remove it", "enlevez-la"));
      }
    }
  }

  private @Nullable Range range(Values block) {
    List<Double> range = block.get(FieldBlock.RANGE);
    if (range == null) {
      return null;
    }
    if (range.size() != 2 || range.get(0) > range.get(1)) {
      misfit(
          block.at(FieldBlock.RANGE),
          Text.of(
              "a range is two numbers, the smaller first",
              "une plage est deux nombres, le plus petit d'abord"),
          Text.of("write range: [30, 43]", "écrivez range: [30, 43]"));
      return null;
    }
    return new Range(range.get(0), range.get(1));
  }

  private void misfit(Span span, Text message, Text help) {
    diagnostics.error(Code.CFG205, span, message, help);
  }

  private static String word(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}

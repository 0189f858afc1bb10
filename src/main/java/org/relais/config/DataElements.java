package org.relais.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.indicator.DataElement;
import org.relais.indicator.Measure;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.condition.CompiledCondition;

/** Data elements, checked against the dictionary. */
final class DataElements {
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL);

  private final FieldNames names;
  private final Conditions conditions;
  private final Diagnostics diagnostics;
  private final Map<String, Span> codes = new HashMap<>();

  DataElements(CompiledDictionary dictionary, Diagnostics diagnostics) {
    this.names = new FieldNames(dictionary.dictionary(), diagnostics);
    this.conditions = dictionary.conditions();
    this.diagnostics = diagnostics;
  }

  /** The element; nothing where it is wrong, which is then reported. */
  Optional<DataElement> compile(Named<Values> written) {
    Values block = written.value();
    boolean named = Common.CODE.read(written.name(), diagnostics) != null;
    unique(written.name());
    Optional<CompiledCondition.Ok> condition = conditions.compile(block);
    Optional<Measure> measure = measure(block);
    List<Field> split = split(block);
    if (!named || !block.complete() || condition.isEmpty() || measure.isEmpty()) {
      return Optional.empty();
    }
    CompiledCondition.Ok rule = condition.get();
    return Optional.of(
        new DataElement(
            written.name().text(),
            block.need(DataSetBlock.LABEL),
            measure.get(),
            rule.condition(),
            rule.cel(),
            rule.reads(),
            split,
            block.or(DataSetBlock.SEND_ZERO, false)));
  }

  private void unique(Scalar code) {
    Span earlier = codes.putIfAbsent(code.text(), code.span());
    if (earlier != null) {
      diagnostics.error(
          Code.CFG400,
          code.span(),
          Text.of(
              "there is a data element \"%s\" already",
              "il y a déjà un élément de données « %s »", code),
          Text.of(
              "it stands in %s at line %d",
              "il figure dans %s à la ligne %d", earlier.file(), earlier.line()));
    }
  }

  private Optional<Measure> measure(Values block) {
    Scalar sum = block.get(DataSetBlock.SUM);
    if (sum != null) {
      return names.find(sum).filter(field -> isNumber(field, sum.span())).map(Measure.Sum::new);
    }
    Scalar distinct = block.get(DataSetBlock.COUNT_DISTINCT);
    if (distinct != null) {
      return names.find(distinct).map(Measure.CountDistinct::new);
    }
    return block.has(DataSetBlock.COUNT)
        ? Optional.of(new Measure.CountVisits())
        : Optional.empty();
  }

  private boolean isNumber(Field field, Span span) {
    if (NUMBERS.contains(field.type())) {
      return true;
    }
    diagnostics.error(
        Code.CFG402,
        span,
        Text.of(
            "\"%s\" is not a number and cannot be added up",
            "« %s » n'est pas un nombre et ne peut pas être additionné", field.name()),
        Text.of(
            "write count: visits with a condition on it",
            "écrivez count: visits avec une condition sur ce champ"));
    return false;
  }

  private List<Field> split(Values block) {
    List<Field> split = new ArrayList<>();
    Map<String, Field> categories = new HashMap<>();
    for (Scalar name : block.or(DataSetBlock.SPLIT, List.of())) {
      names.find(name).filter(field -> splits(field, name, categories)).ifPresent(split::add);
    }
    return split;
  }

  private boolean splits(Field field, Scalar name, Map<String, Field> categories) {
    if (field.codes().isEmpty() && field.type() != FieldType.YES_NO) {
      diagnostics.error(
          Code.CFG401,
          name.span(),
          Text.of(
              "\"%s\" has no codes to split by",
              "« %s » n'a pas de codes pour une désagrégation", name),
          Text.of(
              "split by a coded field, a yes/no field or age bands",
              "désagrégez par un champ codé, un champ oui/non ou des tranches d'âge"));
      return false;
    }
    Field earlier = categories.putIfAbsent(field.category(), field);
    if (earlier != null) {
      diagnostics.error(
          Code.CFG401,
          name.span(),
          Text.of(
              "\"%s\" and \"%s\" both stand for the category %s",
              "« %s » et « %s » désignent tous deux la catégorie %s",
              earlier.name(),
              name,
              field.category()),
          Text.of("keep one of them", "gardez l'un des deux"));
      return false;
    }
    return true;
  }
}

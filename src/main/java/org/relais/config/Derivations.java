package org.relais.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.config.spec.Named;
import org.relais.config.spec.Values;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.visit.Derivation;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.condition.CompiledCondition;

/** The conditions of derived fields, and the order in which they can be computed. */
final class Derivations {
  /** A derivation and the fields that it reads. */
  private record Step(DerivedField field, Derivation derivation, Set<Field> reads) {}

  private final List<DerivedField> fields;
  private final Conditions conditions;
  private final Diagnostics diagnostics;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final List<Derivation> ordered = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  Derivations(Conditions conditions, List<DerivedField> fields, Diagnostics diagnostics) {
    this.fields = fields;
    this.conditions = conditions;
    this.diagnostics = diagnostics;
  }

  List<Derivation> compile() {
    fields.forEach(field -> step(field).ifPresent(step -> steps.put(field.field().name(), step)));
    for (String name : steps.keySet()) {
      place(name, new LinkedHashSet<>());
    }
    return ordered;
  }

  private Optional<Step> step(DerivedField field) {
    if (field.field().type() == FieldType.YES_NO) {
      return conditions
          .compile(field.written().value())
          .map(c -> new Step(field, new Derivation.Flag(field.field(), c.condition()), c.reads()));
    }
    List<Derivation.Case> cases = new ArrayList<>();
    Set<Field> reads = new HashSet<>();
    for (Named<Values> written : field.cases()) {
      CompiledCondition.Ok condition = conditions.compile(written.value()).orElse(null);
      if (condition != null) {
        cases.add(new Derivation.Case(written.name().text(), condition.condition()));
        reads.addAll(condition.reads());
      }
    }
    boolean first = field.field().type() == FieldType.CODE;
    Derivation derivation =
        first
            ? new Derivation.FirstOf(field.field(), cases)
            : new Derivation.EachOf(field.field(), cases);
    return Optional.of(new Step(field, derivation, reads));
  }

  /**
   * @param above the fields that wait for this one
   */
  private void place(String name, LinkedHashSet<String> above) {
    Step step = steps.get(name);
    if (step == null || done.contains(name)) {
      return;
    }
    if (!above.add(name)) {
      reportCycle(name, above, step);
      done.addAll(above);
      return;
    }
    step.reads().stream().map(Field::name).sorted().forEach(read -> place(read, above));
    above.remove(name);
    if (done.add(name)) {
      ordered.add(step.derivation());
    }
  }

  private void reportCycle(String name, Set<String> above, Step step) {
    String way = above.stream().dropWhile(n -> !n.equals(name)).collect(Collectors.joining(" → "));
    diagnostics.error(
        Code.CFG206,
        step.field().written().name().span(),
        Text.of(
            "the field \"%s\" depends on itself: %s → %s",
            "le champ « %s » dépend de lui-même : %s → %s", name, way, name),
        Text.of(
            "take one of them out of the other's condition",
            "enlevez l'un d'eux de la condition de l'autre"));
  }
}

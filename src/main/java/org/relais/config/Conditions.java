package org.relais.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Span;
import org.relais.diagnostic.Text;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.condition.CompiledCondition;
import org.relais.visit.condition.Condition;
import org.relais.visit.condition.ConditionCompiler;
import org.relais.visit.condition.Place;
import org.relais.visit.condition.Problem;
import org.relais.visit.condition.WhereEntry;

/** {@code where:} and {@code when:} in whatever block they stand. Both given, both must hold. */
final class Conditions {
  static final Key<List<Named<List<Scalar>>>> WHERE =
      Key.of("where", Shapes.table(Shapes.oneOrMore(Scalars.TEXT)))
          .says(
              "Fields and what they must be: a code, a list of codes, `yes`, `no`, `\">= 50\"`,"
                  + " `2..11`, `present` or `absent`. All must hold.")
          .example("{fever: yes}");
  static final Key<Scalar> WHEN =
      Key.of("when", Scalars.TEXT)
          .says("What `where` cannot say, in CEL. With `where`, both must hold.")
          .example("fever || temperature >= 37.5");

  private final ConditionCompiler compiler;
  private final NeverHolding neverHolding;
  private final Diagnostics diagnostics;

  Conditions(Dictionary dictionary, Diagnostics diagnostics) {
    this.compiler = new ConditionCompiler(dictionary);
    this.neverHolding = new NeverHolding(dictionary, diagnostics);
    this.diagnostics = diagnostics;
  }

  /** The block with the two keys, of which one must be there. */
  static Block needed(Block block) {
    return block.with(WHERE, WHEN).atLeastOne(WHERE, WHEN);
  }

  /** The block's condition; nothing where it is wrong, which is then reported. */
  Optional<CompiledCondition.Ok> compile(Values block) {
    Optional<CompiledCondition.Ok> where =
        block.has(WHERE) ? where(block.or(WHERE, List.of())) : Optional.of(always());
    Scalar when = block.get(WHEN);
    if (when == null) {
      return block.has(WHEN) ? Optional.empty() : where;
    }
    Optional<CompiledCondition.Ok> cel = cel(when);
    return block.has(WHERE) ? where.flatMap(w -> cel.map(c -> both(w, c))) : cel;
  }

  private static CompiledCondition.Ok always() {
    return new CompiledCondition.Ok(Condition.ALWAYS, Set.of(), "true");
  }

  private static CompiledCondition.Ok both(CompiledCondition.Ok one, CompiledCondition.Ok other) {
    Condition first = one.condition();
    Condition second = other.condition();
    Set<Field> reads = new HashSet<>(one.reads());
    reads.addAll(other.reads());
    return new CompiledCondition.Ok(
        visit -> first.test(visit).and(second.test(visit)),
        reads,
        "(" + one.cel() + ") && (" + other.cel() + ")");
  }

  private Optional<CompiledCondition.Ok> where(List<Named<List<Scalar>>> entries) {
    List<WhereEntry> plain =
        entries.stream()
            .map(
                e -> new WhereEntry(e.name().text(), e.value().stream().map(Scalar::text).toList()))
            .toList();
    neverHolding.check(entries);
    return outcome(compiler.where(plain), place -> whereSpan(place, entries));
  }

  private Optional<CompiledCondition.Ok> cel(Scalar expression) {
    return outcome(compiler.cel(expression.text()), place -> textSpan(place, expression));
  }

  private Optional<CompiledCondition.Ok> outcome(
      CompiledCondition compiled, Function<Place, Span> spans) {
    if (compiled instanceof CompiledCondition.Ok ok) {
      return Optional.of(ok);
    }
    ((CompiledCondition.Faulty) compiled)
        .problems()
        .forEach(problem -> report(problem, spans.apply(problem.place())));
    return Optional.empty();
  }

  private void report(Problem problem, Span span) {
    Labels help = problem.help();
    diagnostics.error(
        code(problem.kind()), span, text(problem.message()), help == null ? null : text(help));
  }

  private static Text text(Labels labels) {
    return new Text(labels.en(), labels.fr());
  }

  private static Code code(Problem.Kind kind) {
    return switch (kind) {
      case SYNTAX -> Code.CFG220;
      case UNSUPPORTED -> Code.CFG224;
      case UNKNOWN_FIELD -> Code.CFG200;
      case UNKNOWN_CODE -> Code.CFG201;
      case WRONG_TYPE -> Code.CFG221;
      case NOT_A_CONDITION -> Code.CFG222;
    };
  }

  private static Span whereSpan(Place place, List<Named<List<Scalar>>> entries) {
    if (place instanceof Place.InField field) {
      return entries.get(field.entry()).name().span();
    }
    if (place instanceof Place.InValue value) {
      return entries.get(value.entry()).value().get(value.value()).span();
    }
    return entries.get(0).name().span();
  }

  private static Span textSpan(Place place, Scalar expression) {
    return place instanceof Place.InText text
        ? expression.part(text.offset(), text.length())
        : expression.span();
  }
}

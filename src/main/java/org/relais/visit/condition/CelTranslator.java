package org.relais.visit.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;
import org.relais.visit.condition.Term.Kind;
import org.relais.visit.condition.Term.Question;
import org.relais.visit.condition.Term.Value;

/** Translates one checked expression to closures. Reports all that it cannot translate. */
final class CelTranslator {
  private final Dictionary dictionary;
  private final CelAbstractSyntaxTree ast;
  private final CelText text;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Field> reads = new LinkedHashSet<>();

  CelTranslator(Dictionary dictionary, CelAbstractSyntaxTree ast, CelText text) {
    this.dictionary = dictionary;
    this.ast = ast;
    this.text = text;
  }

  CompiledCondition translate(String expression) {
    Term term = term(ast.getExpr());
    if (problems.isEmpty() && term instanceof Question question) {
      return new CompiledCondition.Ok(question.condition(), reads, expression);
    }
    if (problems.isEmpty()) {
      problems.add(
          new Problem(
              Problem.Kind.NOT_A_CONDITION,
              text.whole(),
              new Labels(
                  "a condition is answered by yes or no, and this is not",
                  "une condition a pour réponse oui ou non, ce n'est pas le cas ici"),
              new Labels(
                  "compare it with something, such as age_months < 60",
                  "comparez ceci à une valeur, par exemple age_months < 60")));
    }
    return new CompiledCondition.Faulty(problems);
  }

  private Term term(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> field(expr);
      case CONSTANT -> constant(expr);
      case LIST -> list(expr);
      case CALL -> call(expr, expr.call());
      default -> broken(Unsupported.part(place(expr)));
    };
  }

  private Term field(CelExpr expr) {
    Optional<Field> found = dictionary.find(expr.ident().name());
    if (found.isEmpty()) {
      return broken(Unsupported.part(place(expr)));
    }
    Field field = found.get();
    reads.add(field);
    int index = field.index();
    return switch (field.type()) {
      case YES_NO ->
          new Question(
              visit -> {
                Object value = visit.value(index);
                return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
              });
      case CODES -> new Term.Codes(field);
      default -> new Value(expr, Kind.of(field.type()), visit -> visit.value(index), field, null);
    };
  }

  private Term constant(CelExpr expr) {
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> {
        Truth truth = Truth.of(constant.booleanValue());
        yield new Question(visit -> truth);
      }
      case INT64_VALUE -> value(expr, Kind.WHOLE, constant.int64Value());
      case DOUBLE_VALUE -> value(expr, Kind.DECIMAL, constant.doubleValue());
      case STRING_VALUE -> value(expr, Kind.TEXT, constant.stringValue());
      default -> broken(Unsupported.part(place(expr)));
    };
  }

  private Term list(CelExpr expr) {
    List<Value> elements = new ArrayList<>();
    for (CelExpr element : expr.list().elements()) {
      Term term = term(element);
      if (term instanceof Value value && value.constant() != null) {
        elements.add(value);
      } else if (!(term instanceof Term.Broken)) {
        return broken(
            Unsupported.problem(
                place(element),
                "a list holds numbers, texts or dates as they are",
                "une liste contient des nombres, textes ou dates tels quels",
                new Labels(
                    "join several comparisons with ||", "reliez plusieurs comparaisons par ||")));
      }
    }
    return new Term.Choices(elements);
  }

  private Term call(CelExpr expr, CelCall call) {
    ImmutableList<CelExpr> arguments = call.args();
    switch (call.function()) {
      case "asked":
        return asked(arguments.get(0));
      case "date", "timestamp":
        return moment(expr, call.function(), arguments);
      default:
        break;
    }
    List<Term> terms = new ArrayList<>();
    call.target().ifPresent(target -> terms.add(term(target)));
    arguments.forEach(argument -> terms.add(term(argument)));
    return terms.stream().anyMatch(Term.Broken.class::isInstance)
        ? new Term.Broken()
        : join(expr, call.function(), terms);
  }

  private Term join(CelExpr expr, String function, List<Term> terms) {
    Optional<Comparison> comparison = Comparison.ofFunction(function);
    if (comparison.isPresent()) {
      return compare(expr, comparison.get(), terms.get(0), terms.get(1));
    }
    if (function.equals("@in")) {
      return in(expr, terms.get(0), terms.get(1));
    }
    return Joins.of(expr, function, terms)
        .orElseGet(() -> broken(Unsupported.function(function, place(expr))));
  }

  private Term asked(CelExpr argument) {
    if (argument.getKind() != CelExpr.ExprKind.Kind.IDENT
        || dictionary.find(argument.ident().name()).isEmpty()) {
      return broken(
          Unsupported.problem(
              place(argument),
              "asked() takes the name of a field",
              "asked() prend le nom d'un champ",
              new Labels("write asked(field)", "écrivez asked(champ)")));
    }
    Field field = dictionary.field(argument.ident().name());
    reads.add(field);
    int index = field.index();
    return new Question(visit -> Truth.of(visit.value(index) != null));
  }

  private Term moment(CelExpr expr, String function, List<CelExpr> arguments) {
    CelExpr argument = arguments.get(0);
    boolean isText =
        argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    try {
      if (isText && function.equals("date")) {
        return value(expr, Kind.DATE, LocalDate.parse(argument.constant().stringValue()));
      }
      if (isText) {
        Instant instant = OffsetDateTime.parse(argument.constant().stringValue()).toInstant();
        return value(expr, Kind.TIME, instant);
      }
    } catch (DateTimeParseException unreadable) {
      // Said below, as for an argument that is no text.
    }
    boolean isDate = function.equals("date");
    String example = isDate ? "date(\"2026-01-31\")" : "timestamp(\"2026-01-31T08:00:00Z\")";
    return broken(
        new Problem(
            Problem.Kind.WRONG_TYPE,
            place(argument),
            new Labels(
                function + "() takes a " + (isDate ? "date" : "time") + " in quotes",
                function + "() prend " + (isDate ? "une date" : "un moment") + " entre guillemets"),
            new Labels("write " + example, "écrivez " + example)));
  }

  private Term compare(CelExpr expr, Comparison comparison, Term left, Term right) {
    if (left instanceof Question a && right instanceof Question b) {
      Condition same = Logic.same(a.condition(), b.condition());
      return switch (comparison) {
        case EQUAL -> new Question(same);
        case NOT_EQUAL -> new Question(Logic.not(same));
        default -> broken(Unsupported.function(expr.call().function(), place(expr)));
      };
    }
    if (!(left instanceof Value a && right instanceof Value b)) {
      return broken(
          Unsupported.problem(
              place(expr),
              "lists cannot be compared",
              "des listes ne se comparent pas",
              new Labels(
                  "write \"code\" in field, or compare size(field)",
                  "écrivez \"code\" in champ, ou comparez size(champ)")));
    }
    checkCode(a.field(), b);
    checkCode(b.field(), a);
    return a.kind().comparesWith(b.kind())
        ? new Question(comparison.of(a, b))
        : broken(Misfit.compared(place(expr)));
  }

  private Term in(CelExpr expr, Term element, Term list) {
    if (element instanceof Value value && list instanceof Term.Codes codes) {
      if (value.kind() != Kind.TEXT) {
        return broken(Misfit.compared(place(expr)));
      }
      checkCode(codes.field(), value);
      return new Question(Membership.inCodes(value.answer(), codes.field().index()));
    }
    if (element instanceof Value value && list instanceof Term.Choices choices) {
      int found = problems.size();
      for (Value choice : choices.elements()) {
        checkCode(value.field(), choice);
        if (!value.kind().comparesWith(choice.kind())) {
          problems.add(Misfit.compared(place(choice.expr())));
        }
      }
      return problems.size() > found
          ? new Term.Broken()
          : new Question(Membership.inChoices(value, choices.elements()));
    }
    return broken(Unsupported.part(place(expr)));
  }

  private void checkCode(@Nullable Field field, Value value) {
    if (field != null
        && (field.type() == FieldType.CODE || field.type() == FieldType.CODES)
        && value.constant() instanceof String code
        && !field.hasCode(code)) {
      problems.add(UnknownName.code(field, code, place(value.expr())));
    }
  }

  private static Value value(CelExpr expr, Kind kind, Object constant) {
    return new Value(expr, kind, visit -> constant, null, constant);
  }

  private Place place(CelExpr expr) {
    return text.at(expr, ast.getSource());
  }

  private Term broken(Problem problem) {
    problems.add(problem);
    return new Term.Broken();
  }
}

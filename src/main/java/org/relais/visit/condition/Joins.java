package org.relais.visit.condition;

import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.relais.visit.condition.Term.Kind;
import org.relais.visit.condition.Term.Question;
import org.relais.visit.condition.Term.Value;

/** Operators and functions other than comparisons, over translated parts. */
final class Joins {
  private Joins() {}

  /** The term that a function makes of its parts, or empty where conditions have no such. */
  static Optional<Term> of(CelExpr expr, String function, List<Term> terms) {
    return Optional.ofNullable(
        terms.stream().allMatch(Question.class::isInstance)
            ? ofQuestions(function, terms)
            : ofValues(expr, function, terms));
  }

  private static @Nullable Term ofQuestions(String function, List<Term> terms) {
    List<Condition> conditions = terms.stream().map(t -> ((Question) t).condition()).toList();
    return switch (function) {
      case "_&&_" -> new Question(Logic.and(conditions.get(0), conditions.get(1)));
      case "_||_" -> new Question(Logic.or(conditions.get(0), conditions.get(1)));
      case "!_" -> new Question(Logic.not(conditions.get(0)));
      case "_?_:_" ->
          new Question(Logic.choice(conditions.get(0), conditions.get(1), conditions.get(2)));
      default -> null;
    };
  }

  private static @Nullable Term ofValues(CelExpr expr, String function, List<Term> terms) {
    if (function.equals("size") && terms.get(0) instanceof Term.Codes codes) {
      int index = codes.field().index();
      return value(
          expr,
          Kind.WHOLE,
          visit -> visit.value(index) instanceof List<?> list ? (Long) (long) list.size() : null);
    }
    if (function.equals("_?_:_")) {
      return choice(expr, terms);
    }
    if (!(terms.get(0) instanceof Value first)) {
      return null;
    }
    if (terms.size() == 1) {
      return ofOne(expr, function, first);
    }
    return terms.get(1) instanceof Value second ? ofTwo(expr, function, first, second) : null;
  }

  private static @Nullable Term choice(CelExpr expr, List<Term> terms) {
    if (!(terms.get(0) instanceof Question question
        && terms.get(1) instanceof Value then
        && terms.get(2) instanceof Value otherwise
        && then.kind() == otherwise.kind())) {
      return null;
    }
    Condition condition = question.condition();
    return value(
        expr,
        then.kind(),
        visit ->
            switch (condition.test(visit)) {
              case YES -> then.answer().of(visit);
              case NO -> otherwise.answer().of(visit);
              case UNKNOWN -> null;
            });
  }

  private static @Nullable Term ofOne(CelExpr expr, String function, Value value) {
    Answer answer = value.answer();
    if (function.equals("-_") && value.kind().isNumber()) {
      return value(expr, value.kind(), visit -> apply(Numbers::negate, answer.of(visit)));
    }
    if (function.equals("size") && value.kind() == Kind.TEXT) {
      return value(expr, Kind.WHOLE, visit -> apply(Joins::codePoints, answer.of(visit)));
    }
    return null;
  }

  private static @Nullable Term ofTwo(CelExpr expr, String function, Value a, Value b) {
    if (a.kind().isNumber() && a.kind() == b.kind()) {
      Operation operation =
          switch (function) {
            case "_+_" -> Numbers::add;
            case "_-_" -> Numbers::subtract;
            case "_*_" -> Numbers::multiply;
            default -> null;
          };
      return operation == null ? null : arithmetic(expr, a, b, operation);
    }
    if (a.kind() == Kind.TEXT && b.kind() == Kind.TEXT) {
      BiPredicate<String, String> test =
          switch (function) {
            case "contains" -> String::contains;
            case "startsWith" -> String::startsWith;
            case "endsWith" -> String::endsWith;
            default -> null;
          };
      return test == null ? null : text(a.answer(), b.answer(), test);
    }
    return null;
  }

  private static Term arithmetic(CelExpr expr, Value a, Value b, Operation operation) {
    Answer left = a.answer();
    Answer right = b.answer();
    return value(
        expr,
        a.kind(),
        visit -> {
          Object x = left.of(visit);
          Object y = right.of(visit);
          return x == null || y == null ? null : operation.apply(x, y);
        });
  }

  private static Term text(Answer left, Answer right, BiPredicate<String, String> test) {
    return new Question(
        visit -> {
          Object a = left.of(visit);
          Object b = right.of(visit);
          return a == null || b == null
              ? Truth.UNKNOWN
              : Truth.of(test.test((String) a, (String) b));
        });
  }

  private static Object codePoints(Object text) {
    String all = (String) text;
    return (long) all.codePointCount(0, all.length());
  }

  private static @Nullable Object apply(Change change, @Nullable Object value) {
    return value == null ? null : change.apply(value);
  }

  private static Value value(CelExpr expr, Kind kind, Answer answer) {
    return new Value(expr, kind, answer, null, null);
  }

  private interface Operation {
    @Nullable Object apply(Object a, Object b);
  }

  private interface Change {
    @Nullable Object apply(Object value);
  }
}

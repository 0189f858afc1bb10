package org.relais.visit.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;

/** Says the parts of a condition in one language. */
final class RulePhrases {
  private final Dictionary dictionary;
  private final RuleLanguage words;

  RulePhrases(Dictionary dictionary, RuleLanguage words) {
    this.dictionary = dictionary;
    this.words = words;
  }

  static boolean isCall(CelExpr expr, String function) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL && expr.call().function().equals(function);
  }

  /** Whether nothing is asked, as where a rule has no condition. */
  static boolean isAlways(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && expr.constant().booleanValue();
  }

  /** What a field is asked, so that what is asked of the same field can be said in one phrase. */
  private record Asked(CelExpr field, String what) {}

  /** A phrase for each part; two bounds of one field make one. */
  List<String> joined(List<CelExpr> parts) {
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String range = i + 1 < parts.size() ? range(parts.get(i), parts.get(i + 1)) : null;
      phrases.add(range == null ? say(parts.get(i)) : range);
      i += range == null ? 0 : 1;
    }
    return phrases;
  }

  private String say(CelExpr expr) {
    Asked asked = asked(expr);
    if (asked != null) {
      return name(asked.field()) + words.colon + asked.what();
    }
    if (isCall(expr, "_||_")) {
      return anyOf(alternatives(expr, "_||_"));
    }
    if (isCall(expr, "_&&_")) {
      return String.join(words.and, joined(alternatives(expr, "_&&_")));
    }
    if (isCall(expr, "!_")) {
      return words.denied + "(" + say(expr.call().args().get(0)) + ")";
    }
    return value(expr, null);
  }

  /** Several codes of one field are said as one list. */
  private String anyOf(List<CelExpr> parts) {
    List<Asked> asked = new ArrayList<>();
    for (CelExpr part : parts) {
      Asked one = asked(part);
      if (one != null) {
        asked.add(one);
      }
    }
    boolean ofOneField =
        asked.size() == parts.size()
            && asked.stream().map(one -> name(one.field())).distinct().count() == 1;
    if (ofOneField) {
      return name(asked.get(0).field())
          + words.colon
          + listed(asked.stream().map(Asked::what).toList());
    }
    return parts.stream()
        .map(part -> isCall(part, "_&&_") ? "(" + say(part) + ")" : say(part))
        .collect(Collectors.joining(words.or));
  }

  private static List<CelExpr> alternatives(CelExpr expr, String function) {
    List<CelExpr> parts = new ArrayList<>();
    for (CelExpr part : expr.call().args()) {
      if (isCall(part, function)) {
        parts.addAll(alternatives(part, function));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  /** {@code age >= 2 && age <= 11} is one range. */
  private @Nullable String range(CelExpr low, CelExpr high) {
    if (!isCall(low, "_>=_") || !isCall(high, "_<=_")) {
      return null;
    }
    CelExpr field = low.call().args().get(0);
    String name = name(field);
    if (field(field) == null || !name.equals(name(high.call().args().get(0)))) {
      return null;
    }
    return name
        + words.colon
        + words.range.formatted(
            value(low.call().args().get(1), field(field)),
            value(high.call().args().get(1), field(field)));
  }

  private @Nullable Asked asked(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      return new Asked(expr, words.yes);
    }
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return null;
    }
    List<CelExpr> args = expr.call().args();
    Optional<Comparison> comparison = Comparison.ofFunction(expr.call().function());
    if (comparison.isPresent()) {
      return new Asked(
          args.get(0), words.before(comparison.get()) + value(args.get(1), field(args.get(0))));
    }
    return switch (expr.call().function()) {
      case "asked" -> new Asked(args.get(0), words.answered);
      case "!_" -> denied(args.get(0));
      case "@in" -> in(args.get(0), args.get(1));
      case "contains" -> text(expr, words.contains);
      case "startsWith" -> text(expr, words.begins);
      case "endsWith" -> text(expr, words.ends);
      default -> null;
    };
  }

  private @Nullable Asked denied(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      return new Asked(expr, words.no);
    }
    return isCall(expr, "asked") ? new Asked(expr.call().args().get(0), words.notAsked) : null;
  }

  private Asked in(CelExpr element, CelExpr list) {
    return list.getKind() == CelExpr.ExprKind.Kind.LIST
        ? new Asked(
            element,
            listed(list.list().elements().stream().map(one -> value(one, field(element))).toList()))
        : new Asked(list, words.among.formatted(value(element, field(list))));
  }

  private @Nullable Asked text(CelExpr call, String format) {
    return call.call()
        .target()
        .map(target -> new Asked(target, format.formatted(value(call.call().args().get(0), null))))
        .orElse(null);
  }

  private String listed(List<String> all) {
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + words.or + all.get(last);
  }

  private String name(CelExpr expr) {
    return value(expr, null);
  }

  private @Nullable Field field(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        ? dictionary.find(expr.ident().name()).orElse(null)
        : null;
  }

  /**
   * @param field whose value it is, so that a code is said by its label
   */
  private String value(CelExpr expr, @Nullable Field field) {
    return switch (expr.getKind()) {
      case IDENT ->
          dictionary
              .find(expr.ident().name())
              .map(known -> known.label().in(words.code))
              .orElse(expr.ident().name());
      case CONSTANT -> constant(expr.constant(), field);
      case CALL -> call(expr.call());
      default -> expr.toString();
    };
  }

  private String constant(CelConstant constant, @Nullable Field field) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue() ? words.yes : words.no;
      case INT64_VALUE -> Long.toString(constant.int64Value());
      case DOUBLE_VALUE -> Double.toString(constant.doubleValue());
      case STRING_VALUE -> code(constant.stringValue(), field);
      default -> constant.toString();
    };
  }

  private String code(String code, @Nullable Field field) {
    return field == null
        ? code
        : field.codes().stream()
            .filter(known -> known.code().equals(code))
            .map(CodeDefinition::label)
            .findFirst()
            .map(label -> label.in(words.code))
            .orElse(code);
  }

  private String call(CelExpr.CelCall call) {
    List<String> args = call.args().stream().map(arg -> value(arg, null)).toList();
    return switch (call.function()) {
      case "date", "timestamp" -> args.get(0);
      case "size" -> words.size + args.get(0);
      case "_+_" -> String.join(" + ", args);
      case "_-_" -> String.join(" − ", args);
      case "_*_" -> String.join(" × ", args);
      case "-_" -> "−" + args.get(0);
      default -> call.function() + "(" + String.join(", ", args) + ")";
    };
  }
}

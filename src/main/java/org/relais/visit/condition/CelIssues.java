package org.relais.visit.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;

/** Says what CEL's parser and checker found in words for people who do not know CEL. */
final class CelIssues {
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)' .*");
  private static final Pattern TYPES = Pattern.compile("[a-z_.A-Z]+(\\([^)]*\\))?");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:token recognition error at:|mismatched input|extraneous input) '(.*?)'.*");

  private final Dictionary dictionary;
  private final CelText text;

  CelIssues(Dictionary dictionary, CelText text) {
    this.dictionary = dictionary;
    this.text = text;
  }

  /** What the parser found. */
  Problem syntax(CelIssue issue, CelSource source) {
    Place place =
        text.atCodePoint(source.getLocationOffset(issue.getSourceLocation()).orElse(null));
    Matcher token = TOKEN.matcher(issue.getMessage().replace('\n', ' '));
    String found = token.matches() ? token.group(1).strip() : "";
    return switch (found) {
      case "" -> syntax(place, "this cannot be read as a condition", null);
      case "<EOF>" -> syntax(place, "the condition ends too early", null);
      case "=" -> syntax(place, "\"=\" is no comparison", "write == to compare");
      case "&", "and", "AND", "et" -> syntax(place, unexpected(found), "write && for \"and\"");
      case "|", "or", "OR", "ou" -> syntax(place, unexpected(found), "write || for \"or\"");
      case "not", "NOT" -> syntax(place, unexpected(found), "write ! for \"not\"");
      case "IN" -> syntax(place, unexpected(found), "write in with small letters");
      default -> syntax(place, unexpected(found), null);
    };
  }

  private static String unexpected(String found) {
    return "\"" + found + "\" is not expected here";
  }

  private static Problem syntax(Place place, String message, @Nullable String help) {
    return new Problem(Problem.Kind.SYNTAX, place, message, help);
  }

  /** What the checker found in an expression that can be read. */
  List<Problem> types(List<CelIssue> issues, CelExpr root, CelSource source) {
    Map<Long, CelExpr> byId = new HashMap<>();
    collect(root, byId);
    return issues.stream()
        .map(issue -> type(issue, byId.getOrDefault(issue.getExprId(), root), source))
        .toList();
  }

  private static void collect(CelExpr expr, Map<Long, CelExpr> byId) {
    byId.put(expr.id(), expr);
    switch (expr.getKind()) {
      case CALL -> {
        expr.call().target().ifPresent(target -> collect(target, byId));
        expr.call().args().forEach(argument -> collect(argument, byId));
      }
      case LIST -> expr.list().elements().forEach(element -> collect(element, byId));
      case SELECT -> collect(expr.select().operand(), byId);
      default -> {}
    }
  }

  private Problem type(CelIssue issue, CelExpr expr, CelSource source) {
    Place place = text.at(expr, source);
    if (issue.getMessage().startsWith("undeclared reference")) {
      return expr.getKind() == CelExpr.ExprKind.Kind.CALL
          ? Unsupported.function(expr.call().function(), place)
          : unknownField(name(expr), place);
    }
    Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
    if (!overload.matches()) {
      return Unsupported.part(place);
    }
    String function = overload.group(1);
    List<String> types = types(overload.group(2));
    return new Problem(
        Problem.Kind.WRONG_TYPE, place, doesNotFit(function, types), help(function, types, expr));
  }

  private static String name(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> name(expr.select().operand()) + "." + expr.select().field();
      default -> "";
    };
  }

  private Problem unknownField(String name, Place place) {
    List<String> names = dictionary.fields().stream().map(Field::name).toList();
    return new Problem(
        Problem.Kind.UNKNOWN_FIELD,
        place,
        "the dictionary has no field \"" + name + "\"",
        Nearest.question(name, names).orElse(null));
  }

  private static List<String> types(String arguments) {
    // "(bool, list(string))", or "string.(int)" for a function called on its first argument.
    String inner = arguments.replace(".(", ", ").replaceFirst("^\\((.*)\\)$", "$1");
    return TYPES.matcher(inner).results().map(result -> words(result.group())).toList();
  }

  private static String words(String type) {
    return switch (type) {
      case "bool" -> "a yes/no answer";
      case "int" -> "a whole number";
      case "uint" -> "an unsigned number";
      case "double" -> "a decimal number";
      case "string" -> "text";
      case "bytes" -> "bytes";
      case "google.protobuf.Timestamp" -> "a date";
      case "null", "null_type" -> "nothing";
      default -> type.startsWith("list") ? "a list" : "this";
    };
  }

  private static String doesNotFit(String function, List<String> types) {
    String all = types.stream().distinct().collect(Collectors.joining(" and "));
    if (Comparison.ofFunction(function).isPresent()) {
      return all + " cannot be compared";
    }
    return switch (function) {
      case "_&&_", "_||_", "!_" -> "&&, || and ! join yes/no answers, not " + all;
      case "_?_:_" -> "? : chooses between two values of one type, not " + all;
      case "@in" -> "in asks for one value in a list of such values, not " + all;
      default -> Unsupported.readable(function) + " does not work with " + all;
    };
  }

  private @Nullable String help(String function, List<String> types, CelExpr expr) {
    if (types.contains("nothing")) {
      return "write !asked(field) for a question that was not asked";
    }
    if (function.equals("_==_") && types.contains("a yes/no answer") && types.contains("text")) {
      return "write the field alone for yes, or ! before it for no";
    }
    if (types.contains("a list") && types.contains("text")) {
      return "write \"code\" in field";
    }
    if (types.contains("text") && quotesNumber(expr)) {
      return "write the number without quotes";
    }
    if (List.of("_+_", "_-_", "_*_", "_?_:_").contains(function)
        && types.contains("a whole number")
        && types.contains("a decimal number")) {
      return "write the whole number with a decimal point, such as 2.0";
    }
    return null;
  }

  private static boolean quotesNumber(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CALL
        && expr.call().args().stream()
            .filter(CelIssues::isText)
            .map(argument -> argument.constant().stringValue())
            .anyMatch(value -> value.matches("-?[0-9]+(\\.[0-9]+)?"));
  }

  private static boolean isText(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }
}

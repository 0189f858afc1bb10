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
import org.relais.visit.Dictionary;

/** Says what CEL's checker found in words for people who do not know CEL. */
final class CelIssues {
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)' .*");
  private static final Pattern TYPES = Pattern.compile("[a-z_.A-Z]+(\\([^)]*\\))?");

  private final Dictionary dictionary;
  private final CelText text;
  private final CelSource source;
  private final CelExpr root;
  private final Map<Long, CelExpr> byId = new HashMap<>();

  /**
   * @param root the expression as it was read
   */
  CelIssues(Dictionary dictionary, CelText text, CelSource source, CelExpr root) {
    this.dictionary = dictionary;
    this.text = text;
    this.source = source;
    this.root = root;
    collect(root);
  }

  private void collect(CelExpr expr) {
    byId.put(expr.id(), expr);
    switch (expr.getKind()) {
      case CALL -> {
        expr.call().target().ifPresent(this::collect);
        expr.call().args().forEach(this::collect);
      }
      case LIST -> expr.list().elements().forEach(this::collect);
      case SELECT -> collect(expr.select().operand());
      default -> {}
    }
  }

  Problem problem(CelIssue issue) {
    CelExpr expr = byId.getOrDefault(issue.getExprId(), root);
    Place place = text.at(expr, source);
    if (issue.getMessage().startsWith("undeclared reference")) {
      return expr.getKind() == CelExpr.ExprKind.Kind.CALL
          ? Unsupported.function(expr.call().function(), place)
          : UnknownName.field(dictionary, name(expr), place);
    }
    Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
    return overload.matches()
        ? Misfit.of(overload.group(1), types(overload.group(2)), quotesNumber(expr), place)
        : Unsupported.part(place);
  }

  private static String name(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name();
      case SELECT -> name(expr.select().operand()) + "." + expr.select().field();
      default -> "";
    };
  }

  private static List<TypeWord> types(String arguments) {
    // "(bool, list(string))", or "string.(int)" for a function called on its first argument.
    String inner = arguments.replace(".(", ", ").replaceFirst("^\\((.*)\\)$", "$1");
    return TYPES.matcher(inner).results().map(result -> TypeWord.of(result.group())).toList();
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

package org.relais.visit.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** Says what CEL's parser could not read in words for people who do not know CEL. */
final class CelSyntax {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:token recognition error at:|mismatched input|extraneous input) '(.*?)'.*");

  private CelSyntax() {}

  static Problem problem(CelIssue issue, CelSource source, CelText text) {
    Place place =
        text.atCodePoint(source.getLocationOffset(issue.getSourceLocation()).orElse(null));
    Matcher token = TOKEN.matcher(issue.getMessage().replace('\n', ' '));
    String found = token.matches() ? token.group(1).strip() : "";
    return new Problem(Problem.Kind.SYNTAX, place, message(found), help(found));
  }

  private static Labels message(String found) {
    return switch (found) {
      case "" ->
          new Labels(
              "this cannot be read as a condition", "ceci ne peut pas être lu comme une condition");
      case "<EOF>" -> new Labels("the condition ends too early", "la condition s'arrête trop tôt");
      case "=" -> new Labels("\"=\" is no comparison", "« = » n'est pas une comparaison");
      default ->
          new Labels(
              "\"" + found + "\" is not expected here", "« " + found + " » n'est pas attendu ici");
    };
  }

  private static @Nullable Labels help(String found) {
    return switch (found) {
      case "=" -> new Labels("write == to compare", "écrivez == pour comparer");
      case "&", "and", "AND", "et" -> new Labels("write && for \"and\"", "écrivez && pour « et »");
      case "|", "or", "OR", "ou" -> new Labels("write || for \"or\"", "écrivez || pour « ou »");
      case "not", "NOT", "non" -> new Labels("write ! for \"not\"", "écrivez ! pour « non »");
      case "IN" -> new Labels("write in with small letters", "écrivez in en lettres minuscules");
      default -> null;
    };
  }
}

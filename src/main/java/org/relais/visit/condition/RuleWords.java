package org.relais.visit.condition;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.relais.visit.Dictionary;
import org.relais.visit.Labels;

/**
 * Says a condition in words, with the labels of the dictionary, for people who ask what a figure
 * counts and read no CEL.
 */
public final class RuleWords {
  private final Dictionary dictionary;
  private final CelCompiler cel;

  public RuleWords(Dictionary dictionary) {
    this.dictionary = dictionary;
    this.cel = CelEnvironment.over(dictionary);
  }

  /**
   * One phrase for each part of the condition; all of them must hold. None for a condition that
   * always holds.
   *
   * @param rule a condition that compiles over the dictionary, in CEL
   * @throws IllegalArgumentException where it does not
   */
  public List<Labels> of(String rule) {
    List<CelExpr> parts = new ArrayList<>();
    split(tree(rule), parts);
    List<String> english = phrases(parts, new RulePhrases(dictionary, RuleLanguage.ENGLISH));
    List<String> french = phrases(parts, new RulePhrases(dictionary, RuleLanguage.FRENCH));
    return IntStream.range(0, english.size())
        .mapToObj(i -> new Labels(english.get(i), french.get(i)))
        .toList();
  }

  private CelExpr tree(String rule) {
    CelValidationResult parsed = cel.parse(rule);
    try {
      return parsed.getAst().getExpr();
    } catch (CelValidationException unreadable) {
      throw new IllegalArgumentException("not a condition: " + rule, unreadable);
    }
  }

  private static List<String> phrases(List<CelExpr> parts, RulePhrases phrases) {
    return phrases.joined(parts);
  }

  private static void split(CelExpr expr, List<CelExpr> parts) {
    if (RulePhrases.isCall(expr, "_&&_")) {
      expr.call().args().forEach(part -> split(part, parts));
    } else if (!RulePhrases.isAlways(expr)) {
      parts.add(expr);
    }
  }
}

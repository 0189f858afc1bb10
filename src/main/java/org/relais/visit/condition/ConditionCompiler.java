package org.relais.visit.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.relais.visit.Dictionary;

/**
 * Turns conditions as people write them into questions that a visit can be asked.
 *
 * <p>Everything that can be wrong with a condition is found here: what compiles never fails on a
 * visit. A {@code where:} list is written as CEL first, so that both ways mean the same. The CEL
 * library (dev.cel) reads and checks; it takes no part when a visit is asked.
 */
public final class ConditionCompiler {
  private final Dictionary dictionary;
  private final CelCompiler cel;

  public ConditionCompiler(Dictionary dictionary) {
    this.dictionary = dictionary;
    this.cel = CelEnvironment.over(dictionary);
  }

  /** Compiles a {@code where:} list; all of its entries must hold. An empty list always holds. */
  public CompiledCondition where(List<WhereEntry> entries) {
    if (entries.isEmpty()) {
      return new CompiledCondition.Ok(Condition.ALWAYS, Set.of(), "true");
    }
    List<Problem> problems = new ArrayList<>();
    WhereWriter writer = new WhereWriter(dictionary, problems);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      parts.add(writer.write(i, entries.get(i)));
    }
    return problems.isEmpty()
        ? cel(String.join(" && ", parts))
        : new CompiledCondition.Faulty(problems);
  }

  /** Compiles a CEL expression that answers yes or no. */
  public CompiledCondition cel(String expression) {
    CelText text = new CelText(expression);
    CelValidationResult parsed = cel.parse(expression);
    if (parsed.hasError()) {
      return new CompiledCondition.Faulty(
          parsed.getErrors().stream()
              .limit(1) // what follows the first is most often its echo
              .map(issue -> CelSyntax.problem(issue, parsed.getSource(), text))
              .toList());
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    CelValidationResult checked = cel.check(tree);
    if (checked.hasError()) {
      CelIssues issues = new CelIssues(dictionary, text, tree.getSource(), tree.getExpr());
      return new CompiledCondition.Faulty(
          checked.getErrors().stream().map(issues::problem).toList());
    }
    return new CelTranslator(dictionary, tree(checked), text).translate(expression);
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException impossible) {
      throw new IllegalStateException("a result without errors has a tree", impossible);
    }
  }
}

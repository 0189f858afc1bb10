package org.relais.config.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in words of the file, not of the parser, why a text is not YAML. */
final class BrokenYaml {
  private record Explanation(Text message, Text help) {}

  private static final Text QUOTE_HELP =
      Text.of(
          "put text that holds \": \" or begins with a special sign in quotes",
          "mettez entre guillemets un texte qui contient « : » ou commence par un signe spécial");

  private static final Explanation INDENTATION =
      new Explanation(
          Text.of(
              "the indentation does not fit the lines above",
              "l'indentation ne correspond pas aux lignes au-dessus"),
          Text.of(
              "begin keys of one block in the same column",
              "commencez les clés d'un même bloc dans la même colonne"));

  private BrokenYaml() {}

  static void report(
      YamlEngineException broken, String file, SourceText source, Diagnostics diagnostics) {
    int at = 0;
    String problem = "";
    String context = "";
    if (broken instanceof MarkedYamlEngineException marked) {
      problem = orEmpty(marked.getProblem());
      context = orEmpty(marked.getContext());
      at = place(marked, opens(context), source);
    }
    boolean deeper = problem.contains("mapping values") && isFirstColon(at, source);
    Explanation explanation = deeper ? INDENTATION : explain(problem, context);
    diagnostics.error(
        Code.CFG001,
        Marks.span(file, at, at + 1, source),
        explanation.message(),
        explanation.help());
  }

  /** Whether the parser's context is a quote or bracket, at whose opening the fault stands. */
  private static boolean opens(String context) {
    return context.contains("quoted scalar") || context.contains("flow");
  }

  private static int place(MarkedYamlEngineException marked, boolean opening, SourceText source) {
    Optional<Mark> mark = opening ? marked.getContextMark() : marked.getProblemMark();
    return mark.or(marked::getProblemMark).map(m -> Marks.index(m, source)).orElse(0);
  }

  /** A line that is deeper than the value above it looks to the parser like a second colon. */
  private static boolean isFirstColon(int at, SourceText source) {
    int start = source.indexOf(source.lineOf(at), 0);
    for (int i = start; i < at; i++) {
      if (source.at(i) == ':') {
        return false;
      }
    }
    return true;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Explanation explain(String problem, String context) {
    if (problem.contains("mapping values are not allowed")) {
      return new Explanation(
          Text.of(
              "a colon stands where the value is already given",
              "un deux-points figure là où la valeur est déjà donnée"),
          QUOTE_HELP);
    }
    if (problem.contains("TAB") || problem.contains("'\\t'")) {
      return new Explanation(
          Text.of("a tab stands here", "une tabulation figure ici"),
          Text.of("indent with spaces", "indentez avec des espaces"));
    }
    if (context.contains("quoted scalar")) {
      return new Explanation(
          Text.of(
              "a quote was opened and is not closed",
              "un guillemet a été ouvert et n'est pas fermé"),
          Text.of("close it on the same line", "fermez-le sur la même ligne"));
    }
    if (context.contains("flow")) {
      return new Explanation(
          Text.of(
              "a bracket or brace was opened and is not closed",
              "un crochet ou une accolade a été ouvert et n'est pas fermé"),
          Text.of(
              "close it, and put a comma between two entries",
              "fermez-le, et mettez une virgule entre deux entrées"));
    }
    if (problem.contains("could not find expected ':'")) {
      return new Explanation(
          Text.of("a key without a colon before this", "une clé sans deux-points avant ceci"),
          Text.of("write \"key: value\"", "écrivez « clé: valeur »"));
    }
    if (problem.contains("block end") || context.contains("block")) {
      return INDENTATION;
    }
    return new Explanation(
        Text.of(
            "the YAML cannot be read from here on", "le YAML n'est plus lisible à partir d'ici"),
        QUOTE_HELP);
  }
}

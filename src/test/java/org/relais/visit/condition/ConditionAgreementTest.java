package org.relais.visit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.relais.visit.Dictionary;
import org.relais.visit.SampleDictionary;
import org.relais.visit.Visit;

/** Our closures answer as the CEL library does, on random expressions and random visits. */
class ConditionAgreementTest {
  private static final Dictionary DICTIONARY = SampleDictionary.build();
  private static final ConditionCompiler COMPILER = new ConditionCompiler(DICTIONARY);
  private static final LibraryRuntime LIBRARY = new LibraryRuntime(DICTIONARY);
  private static final int VISITS = 20;

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void closuresAnswerAsTheLibraryDoes(@ForAll long seed) {
    Random random = new Random(seed);
    String expression = question(random, 3);
    CompiledCondition compiled = COMPILER.cel(expression);
    assertThat(compiled).as(expression).isInstanceOf(CompiledCondition.Ok.class);
    Condition ours = ((CompiledCondition.Ok) compiled).condition();
    var theirs = LIBRARY.program(expression);
    for (int i = 0; i < VISITS; i++) {
      Visit visit = SampleDictionary.visit(DICTIONARY, answers(random));
      assertThat(ours.test(visit))
          .as("%s on %s", expression, LibraryRuntime.variables(visit))
          .isEqualTo(LibraryRuntime.answer(theirs, visit));
    }
  }

  private static Map<String, Object> answers(Random random) {
    Map<String, Object> answers = new HashMap<>();
    put(answers, random, "fever", random.nextBoolean());
    put(answers, random, "cough", random.nextBoolean());
    put(answers, random, "malaria_rdt", one(random, "positive", "negative", "invalid"));
    put(answers, random, "sex", one(random, "M", "F"));
    put(answers, random, "note", one(random, "", "a", "ab", "é", "0123"));
    put(answers, random, "respiratory_rate", (long) random.nextInt(8));
    put(answers, random, "muac", one(random, Long.MAX_VALUE, Long.MIN_VALUE, 0L, 5L));
    put(answers, random, "temperature", (1 + random.nextInt(12)) / 2.0);
    put(answers, random, "weight", one(random, -1.5, 0.0, 2.5, 1e300));
    put(answers, random, "visit_date", LocalDate.of(2026, 1, 1 + random.nextInt(4)));
    put(answers, random, "birth_date", LocalDate.of(2026, 1, 1 + random.nextInt(4)));
    List<String> signs = new ArrayList<>(List.of("convulsions", "unconscious"));
    signs.removeIf(sign -> random.nextBoolean());
    put(answers, random, "danger_signs", List.copyOf(signs));
    return answers;
  }

  /** Every third question was not asked. */
  private static void put(Map<String, Object> answers, Random random, String field, Object value) {
    if (random.nextInt(3) > 0) {
      answers.put(field, value);
    }
  }

  private static String question(Random random, int depth) {
    if (depth > 0 && random.nextInt(4) > 0) {
      String left = question(random, depth - 1);
      String right = question(random, depth - 1);
      return switch (random.nextInt(6)) {
        case 0, 1 -> "(" + left + " && " + right + ")";
        case 2 -> "(" + left + " || " + right + ")";
        case 3 -> "!(" + left + ")";
        case 4 -> "((" + left + ") == (" + right + "))";
        default -> "(" + question(random, depth - 1) + " ? " + left + " : " + right + ")";
      };
    }
    String order = one(random, "<", "<=", ">", ">=", "==", "!=");
    return switch (random.nextInt(9)) {
      case 0 -> one(random, "fever", "cough", "true", "false");
      case 1 -> "malaria_rdt " + one(random, "==", "!=") + " \"positive\"";
      case 2 -> "malaria_rdt in [\"positive\", \"invalid\"]";
      case 3 -> "\"" + one(random, "convulsions", "unconscious") + "\" in danger_signs";
      case 4 -> "visit_date " + order + " " + one(random, "birth_date", "date(\"2026-01-02\")");
      case 5 -> text(random) + " " + order + " " + text(random);
      case 6 -> "note." + one(random, "contains", "startsWith", "endsWith") + "(\"a\")";
      case 7 -> number(random, 1) + " in [1, 2.5, 5]";
      default -> number(random, 2) + " " + order + " " + number(random, 2);
    };
  }

  private static String text(Random random) {
    return one(random, "note", "\"a\"", "\"é\"", "(fever ? note : \"ab\")");
  }

  /** A number; what is computed has operands of one kind, as CEL demands. */
  private static String number(Random random, int depth) {
    return random.nextBoolean() ? whole(random, depth) : decimal(random, depth);
  }

  private static String whole(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String left = whole(random, depth - 1);
      return random.nextInt(4) == 0
          ? "-(" + left + ")"
          : "(" + left + one(random, " + ", " - ", " * ") + whole(random, depth - 1) + ")";
    }
    return one(random, "respiratory_rate", "muac", "3", "0", "size(note)", "size(danger_signs)");
  }

  /**
   * Never -0.0, which the library takes for less than the whole number 0, and IEEE 754 does not.
   */
  private static String decimal(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      String left = decimal(random, depth - 1);
      return "(" + left + one(random, " + ", " - ") + decimal(random, depth - 1) + ")";
    }
    return one(random, "temperature", "weight", "2.5", "3.0");
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

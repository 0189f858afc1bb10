package org.relais.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Named;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.visit.Dictionary;
import org.relais.visit.Range;

/**
 * Finds values of a {@code where:} list that no visit can have: a range whose end lies before its
 * beginning, or a number outside what the dictionary lets through.
 */
final class NeverHolding {
  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
  private static final Pattern SPAN = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);
  private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|==|=)?\\s*" + NUMBER);

  private final Dictionary dictionary;
  private final Diagnostics diagnostics;

  NeverHolding(Dictionary dictionary, Diagnostics diagnostics) {
    this.dictionary = dictionary;
    this.diagnostics = diagnostics;
  }

  void check(List<Named<List<Scalar>>> entries) {
    for (Named<List<Scalar>> entry : entries) {
      @Nullable Range possible =
          dictionary.find(entry.name().text()).map(field -> field.range()).orElse(null);
      for (Scalar value : entry.value()) {
        asked(value.text())
            .filter(asked -> isEmpty(asked) || outside(asked, possible))
            .ifPresent(asked -> report(entry.name(), value, asked, possible));
      }
    }
  }

  /** The numbers that a value asks for, both ends included; nothing for other values. */
  private static Optional<Range> asked(String value) {
    Matcher span = SPAN.matcher(value.strip());
    if (span.matches()) {
      return Optional.of(
          new Range(Double.parseDouble(span.group(1)), Double.parseDouble(span.group(2))));
    }
    Matcher bound = BOUND.matcher(value.strip());
    if (!bound.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(bound.group(2));
    String sign = bound.group(1) == null ? "=" : bound.group(1);
    return Optional.of(
        switch (sign) {
          case ">=" -> new Range(number, Double.POSITIVE_INFINITY);
          case ">" -> new Range(Math.nextUp(number), Double.POSITIVE_INFINITY);
          case "<=" -> new Range(Double.NEGATIVE_INFINITY, number);
          case "<" -> new Range(Double.NEGATIVE_INFINITY, Math.nextDown(number));
          default -> new Range(number, number);
        });
  }

  private static boolean isEmpty(Range asked) {
    return asked.min() > asked.max();
  }

  private static boolean outside(Range asked, @Nullable Range possible) {
    return possible != null && (asked.min() > possible.max() || asked.max() < possible.min());
  }

  private void report(Scalar field, Scalar value, Range asked, @Nullable Range possible) {
    Text help =
        possible == null || isEmpty(asked)
            ? Text.of("write the smaller number first", "écrivez le plus petit nombre d'abord")
            : Text.of(
                "the dictionary lets %s to %s through",
                "le dictionnaire laisse passer %s à %s",
                plain(possible.min()),
                plain(possible.max()));
    diagnostics.error(
        Code.CFG223,
        value.span(),
        Text.of("no visit can have %s %s", "aucune visite ne peut avoir %s %s", field, value),
        help);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}

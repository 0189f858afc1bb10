package org.relais.config.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Text;

/** The forms that a single value may have. */
public final class Scalars {
  /** JSON Schema for text that an editor may take for a number or a truth value. */
  static final Map<String, Object> ANY_SCALAR =
      Map.of("type", List.of("string", "number", "boolean"));

  private static final Map<String, Object> STRING = Map.of("type", "string");

  private Scalars() {}

  /** Any text, with the place where it stands. */
  public static final Type<Scalar> TEXT =
      new ScalarType<>(
          "text",
          ANY_SCALAR,
          Text.of("text", "un texte"),
          Text.of("write text", "écrivez un texte"),
          Optional::of);

  public static final Type<Boolean> YES_NO =
      new ScalarType<>(
          "yes or no",
          Map.of("enum", List.of("yes", "no")),
          Text.of("yes or no", "yes (oui) ou no (non)"),
          Text.of("write yes or no", "écrivez yes (oui) ou no (non)"),
          scalar ->
              switch (scalar.text()) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
              });

  public static final Type<Double> NUMBER =
      new ScalarType<>(
          "number",
          Map.of("type", "number"),
          Text.of("a number", "un nombre"),
          Text.of(
              "write digits, with a point before decimals: 37.5",
              "écrivez des chiffres, avec un point avant les décimales : 37.5"),
          scalar -> parsed(scalar, Double::valueOf).filter(Double::isFinite));

  public static final Type<LocalDate> DATE =
      new ScalarType<>(
          "date",
          Map.of("type", "string", "format", "date"),
          Text.of("a date", "une date"),
          Text.of("write year-month-day: 2026-01-31", "écrivez année-mois-jour : 2026-01-31"),
          scalar -> parsed(scalar, LocalDate::parse));

  public static final Type<ZoneId> ZONE =
      new ScalarType<>(
          "time zone",
          STRING,
          Text.of("a time zone", "un fuseau horaire"),
          Text.of("write a name such as Africa/Bamako", "écrivez un nom tel que Africa/Bamako"),
          scalar -> parsed(scalar, ZoneId::of));

  /** A whole number from {@code min} to {@code max}, both included. */
  public static Type<Integer> integer(int min, int max) {
    return new ScalarType<>(
        "whole number, %d to %d".formatted(min, max),
        Map.of("type", "integer", "minimum", min, "maximum", max),
        Text.of("a whole number from %d to %d", "un nombre entier de %d à %d", min, max),
        Text.of("write digits only", "écrivez des chiffres seulement"),
        scalar -> parsed(scalar, Integer::valueOf).filter(n -> n >= min && n <= max));
  }

  /** Text of a certain form, with the place where it stands. */
  public static Type<Scalar> matching(String pattern, String words, Text noun, Text help) {
    Pattern compiled = Pattern.compile(pattern);
    return new ScalarType<>(
        words,
        Map.of("type", List.of("string", "integer"), "pattern", "^(" + pattern + ")$"),
        noun,
        help,
        scalar ->
            !scalar.resolved() || compiled.matcher(scalar.text()).matches()
                ? Optional.of(scalar)
                : Optional.empty());
  }

  /** One of a few words, in the order given. */
  public static <T> Type<T> word(Map<String, T> words) {
    return new WordType<>(new LinkedHashMap<>(words));
  }

  /** One of a few words, as text. */
  public static Type<String> oneOf(String... words) {
    Map<String, String> same = new LinkedHashMap<>();
    List.of(words).forEach(word -> same.put(word, word));
    return new WordType<>(same);
  }

  /** One of the constants, in small letters. */
  public static <E extends Enum<E>> Type<E> constant(Class<E> constants) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : constants.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return new WordType<>(words);
  }

  private static <T> Optional<T> parsed(Scalar scalar, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(scalar.text()));
    } catch (DateTimeException | NumberFormatException notOfThisForm) {
      return Optional.empty();
    }
  }
}

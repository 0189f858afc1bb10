package org.relais.indicator;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.visit.CoreField;

/**
 * A visit of a {@link ConfigurationTest}.
 *
 * @param answers dictionary fields to what was answered: one text, or several for a field with
 *     several codes. Besides the dictionary's fields, {@code age: 27 days} (or months, years) at
 *     the visit date stands for a birth date, and {@code received_on} may be given; it is the visit
 *     date otherwise. An empty list takes a default away
 */
public record GivenVisit(int line, Map<String, List<String>> answers) {
  /** The name under which an age is given instead of a birth date. */
  public static final String AGE = "age";

  private static final Pattern AGE_FORM = Pattern.compile("(\\d{1,5}) (day|month|year)s?");

  public GivenVisit {
    answers = Map.copyOf(answers);
  }

  /** Whether {@code text} is an age that a test may give, such as {@code 27 days}. */
  public static boolean isAge(String text) {
    return AGE_FORM.matcher(text).matches();
  }

  /** The first answer to a question, if it was asked. */
  Optional<String> answer(String field) {
    return answers.getOrDefault(field, List.of()).stream().findFirst();
  }

  /** What a field system would have sent: the age as a birth date. */
  Map<String, List<String>> asSent(LocalDate visitDate) {
    Map<String, List<String>> sent = new LinkedHashMap<>(answers);
    sent.remove(CoreField.RECEIVED_ON.fieldName());
    sent.remove(AGE);
    answer(AGE)
        .map(age -> bornBefore(visitDate, age))
        .ifPresent(birth -> sent.put(CoreField.BIRTH_DATE.fieldName(), List.of(birth.toString())));
    return sent;
  }

  private static LocalDate bornBefore(LocalDate visitDate, String age) {
    Matcher form = AGE_FORM.matcher(age);
    if (!form.matches()) {
      throw new IllegalArgumentException("not an age: " + age);
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "day" -> visitDate.minusDays(amount);
      case "month" -> visitDate.minusMonths(amount);
      default -> visitDate.minusYears(amount);
    };
  }
}

package org.relais.standin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text is a value of a DHIS2 value type, and DHIS2's word for it where it is not. */
final class ValueCheck {
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "INTEGER", Pattern.compile("0|-?[1-9]\\d{0,9}"),
          "INTEGER_POSITIVE", Pattern.compile("[1-9]\\d{0,9}"),
          "INTEGER_NEGATIVE", Pattern.compile("-[1-9]\\d{0,9}"),
          "INTEGER_ZERO_OR_POSITIVE", Pattern.compile("0|[1-9]\\d{0,9}"),
          "NUMBER", Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"),
          "PERCENTAGE", Pattern.compile("100(\\.0+)?|[0-9]{1,2}(\\.\\d+)?"),
          "BOOLEAN", Pattern.compile("true|false|0|1|yes|no"),
          "TRUE_ONLY", Pattern.compile("true|1"));
  private static final Map<String, String> WORDS =
      Map.of(
          "INTEGER", "value_not_integer",
          "INTEGER_POSITIVE", "value_not_positive_integer",
          "INTEGER_NEGATIVE", "value_not_negative_integer",
          "INTEGER_ZERO_OR_POSITIVE", "value_not_zero_or_positive_integer",
          "NUMBER", "value_not_numeric",
          "PERCENTAGE", "value_not_percentage",
          "BOOLEAN", "value_not_bool",
          "TRUE_ONLY", "value_not_true_only");

  private ValueCheck() {}

  static Optional<String> fault(String valueType, String value) {
    Pattern form = FORMS.get(valueType);
    return form == null || form.matcher(value).matches()
        ? Optional.empty()
        : Optional.ofNullable(WORDS.get(valueType));
  }
}

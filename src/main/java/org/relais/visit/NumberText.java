package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a number as people and forms write it, within what a visit can hold. */
final class NumberText {
  /** More digits than any measure has; keeps hostile input from costing time. */
  private static final int LONGEST = 40;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?");
  private static final Pattern GROUPS =
      Pattern.compile("(?<=\\d)[ \\u00a0\\u202f](?=\\d{3}(\\D|$))");
  private static final BigDecimal LIMIT = new BigDecimal("1e15");

  private NumberText() {}

  static Optional<BigDecimal> read(JsonNode node) {
    if (node.isFloat() || node.isDouble()) {
      return Double.isFinite(node.doubleValue())
          ? bounded(BigDecimal.valueOf(node.doubleValue()))
          : Optional.empty();
    }
    if (node.isBigInteger() && node.bigIntegerValue().bitLength() > 64) {
      return Optional.empty();
    }
    return node.isNumber() ? bounded(node.decimalValue()) : Optional.empty();
  }

  /**
   * @param comma whether a comma, not a point, stands before the decimals
   */
  static Optional<BigDecimal> read(String text, boolean comma) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = GROUPS.matcher(text.strip()).replaceAll("");
    if (comma) {
      plain = plain.indexOf('.') >= 0 ? "" : plain.replace(',', '.');
    }
    return NUMBER.matcher(plain).matches() ? bounded(new BigDecimal(plain)) : Optional.empty();
  }

  private static Optional<BigDecimal> bounded(BigDecimal number) {
    // Compared by magnitude first: comparing 1e999999999 itself would fill the memory.
    long magnitude = (long) number.precision() - number.scale();
    return magnitude < 20 && number.scale() < 400 && number.abs().compareTo(LIMIT) < 0
        ? Optional.of(number)
        : Optional.empty();
  }
}

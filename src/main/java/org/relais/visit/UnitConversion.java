package org.relais.visit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * From a source's unit to the dictionary's, both in UCUM: {@code value × factor + offset}. Only
 * what a mapping names is converted, for 12.5 may as well be a faulty measure in millimetres.
 */
public record UnitConversion(String from, String to, BigDecimal factor, BigDecimal offset) {
  private static final List<UnitConversion> KNOWN =
      List.of(
          times("m", "cm", "100"),
          times("cm", "mm", "10"),
          times("m", "mm", "1000"),
          times("kg", "g", "1000"),
          times("[lb_av]", "kg", "0.45359237"),
          times("wk", "d", "7"),
          times("d", "h", "24"),
          times("wk", "h", "168"),
          times("h", "min", "60"),
          times("a", "mo", "12"));

  private static UnitConversion times(String from, String to, String factor) {
    return new UnitConversion(from, to, new BigDecimal(factor), BigDecimal.ZERO);
  }

  /** The conversion between two units, or empty where none is known. */
  public static Optional<UnitConversion> between(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(times(from, to, "1"));
    }
    if (from.equals("[degF]") && to.equals("Cel")) {
      BigDecimal factor = fraction(5, 9);
      return Optional.of(
          new UnitConversion(from, to, factor, factor.multiply(BigDecimal.valueOf(-32))));
    }
    for (UnitConversion known : KNOWN) {
      if (known.from.equals(from) && known.to.equals(to)) {
        return Optional.of(known);
      }
      if (known.from.equals(to) && known.to.equals(from)) {
        BigDecimal inverse = BigDecimal.ONE.divide(known.factor, MathContext.DECIMAL64);
        return Optional.of(new UnitConversion(from, to, inverse, BigDecimal.ZERO));
      }
    }
    return Optional.empty();
  }

  private static BigDecimal fraction(int over, int under) {
    return BigDecimal.valueOf(over).divide(BigDecimal.valueOf(under), MathContext.DECIMAL64);
  }

  /** The value in {@link #to}, rounded to twelve digits so that 100.4 °F are 38 °C. */
  BigDecimal convert(BigDecimal value) {
    return value.multiply(factor).add(offset).round(new MathContext(12)).stripTrailingZeros();
  }
}

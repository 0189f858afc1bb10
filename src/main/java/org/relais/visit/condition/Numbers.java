package org.relais.visit.condition;

import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on {@link Long} and {@link Double}, as CEL defines it. Where CEL has an error
 * (overflow), there is no answer.
 */
final class Numbers {
  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  /** Compares exactly, also a whole with a decimal number beyond 2^53; neither may be NaN. */
  static int compare(Number a, Number b) {
    if (a instanceof Long x) {
      return b instanceof Long y ? Long.compare(x, y) : compareMixed(x, b.doubleValue());
    }
    if (b instanceof Long y) {
      return -compareMixed(y, a.doubleValue());
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    // Not Double.compare, for which 0.0 and -0.0 differ.
    return x < y ? -1 : x > y ? 1 : 0;
  }

  private static int compareMixed(long a, double b) {
    if (b >= TWO_TO_63) {
      return -1;
    }
    if (b < -TWO_TO_63) {
      return 1;
    }
    int byWhole = Long.compare(a, (long) b);
    return byWhole != 0 ? byWhole : Double.compare(0, b - (long) b + 0.0);
  }

  static @Nullable Object add(Object a, Object b) {
    if (a instanceof Double x) {
      return x + (Double) b;
    }
    long x = (Long) a;
    long y = (Long) b;
    long sum = x + y;
    return ((x ^ sum) & (y ^ sum)) < 0 ? null : sum;
  }

  static @Nullable Object subtract(Object a, Object b) {
    if (a instanceof Double x) {
      return x - (Double) b;
    }
    long x = (Long) a;
    long y = (Long) b;
    long difference = x - y;
    return ((x ^ y) & (x ^ difference)) < 0 ? null : difference;
  }

  static @Nullable Object multiply(Object a, Object b) {
    if (a instanceof Double x) {
      return x * (Double) b;
    }
    long x = (Long) a;
    long y = (Long) b;
    long high = Math.multiplyHigh(x, y);
    long low = x * y;
    return (high == 0 && low >= 0) || (high == -1 && low < 0) ? low : null;
  }

  static @Nullable Object negate(Object a) {
    if (a instanceof Double x) {
      return -x;
    }
    long x = (Long) a;
    return x == Long.MIN_VALUE ? null : -x;
  }
}

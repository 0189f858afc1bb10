package org.relais.examples;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws lots, the same ones for the same seed on every machine. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    this(new SplittableRandom(seed));
  }

  private Draw(SplittableRandom random) {
    this.random = random;
  }

  /** Draws of its own, so that more draws in one part of the data do not change another. */
  Draw apart() {
    return new Draw(random.split());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Both ends included. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Around {@code mean}, within {@code from} and {@code to}. */
  double around(double mean, double spread, double from, double to) {
    // The sum of twelve draws is close to a normal distribution and uses no library function whose
    // last digit differs between machines.
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return Math.min(to, Math.max(from, mean + spread * sum));
  }

  /** 1 often, greater numbers more and more rarely. */
  int days(double stop, int most) {
    int days = 1;
    while (days < most && !chance(stop)) {
      days++;
    }
    return days;
  }

  String uuid() {
    return new UUID(
            random.nextLong() & ~0xf000L | 0x4000L,
            random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L)
        .toString();
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}

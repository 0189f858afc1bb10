package org.relais.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after some failures: twice as long after each, up to a ceiling, and of that a
 * random share between one half and all, so that many who wait do not come back at once.
 */
public final class BackOff {
  private static final int MOST_DOUBLINGS = 30;

  private final Duration first;
  private final Duration ceiling;
  private final RandomGenerator random;

  public BackOff(Duration first, Duration ceiling, RandomGenerator random) {
    this.first = first;
    this.ceiling = ceiling;
    this.random = random;
  }

  /**
   * @param failures in a row, one at least
   */
  public Duration after(int failures) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
    double whole = Math.min(doubled, ceiling.toMillis());
    return Duration.ofMillis((long) (whole * (1 + random.nextDouble()) / 2));
  }
}

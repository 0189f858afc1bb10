package org.relais.delivery;

import java.time.Duration;

/**
 * How patiently a target is asked again.
 *
 * @param first after one failed try
 * @param ceiling however many tries failed; no shorter than {@code first}
 */
public record Retry(Duration first, Duration ceiling) {
  public static final Retry STANDARD = new Retry(Duration.ofSeconds(30), Duration.ofHours(1));

  public Retry {
    if (first.isNegative() || first.isZero() || ceiling.compareTo(first) < 0) {
      throw new IllegalArgumentException("no back-off: " + first + " to " + ceiling);
    }
  }
}

package org.relais.source;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.relais.http.HttpAnswer;

/**
 * How long a server asks us to wait: {@code Retry-After} (RFC 9110, 10.2.3) in seconds, which some
 * servers give with decimals, or as a date.
 */
final class RetryAfter {
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** Null where the answer does not say, or not understandably. */
  static @Nullable Duration of(HttpAnswer answer, Clock clock) {
    String text = answer.header("Retry-After").orElse("").strip();
    Duration wait = text.isEmpty() ? null : seconds(text);
    if (wait == null && !text.isEmpty()) {
      wait = until(text, clock);
    }
    if (wait == null || wait.isNegative()) {
      return null;
    }
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }

  private static @Nullable Duration seconds(String text) {
    try {
      return Duration.ofSeconds((long) Math.ceil(Double.parseDouble(text)));
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Duration until(String text, Clock clock) {
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(clock.instant(), date);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}

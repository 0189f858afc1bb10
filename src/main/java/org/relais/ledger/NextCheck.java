package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.relais.delivery.Retry;

/**
 * When what the clock ends is tried again: as long as a server's longest pause after the first
 * time, twice as long after each, up to a day. Of that a random share between one half and all, the
 * same for all items of a delivery, so that they go in one request again.
 *
 * @param first seconds
 * @param ceiling seconds
 */
record NextCheck(Instant now, double first, double ceiling) {
  private static final Duration LONGEST = Duration.ofDays(1);

  static NextCheck of(Instant now, Retry retry, RandomGenerator random) {
    double share = (1 + random.nextDouble()) / 2;
    long first = retry.ceiling().toSeconds();
    return new NextCheck(now, first * share, Math.max(first, LONGEST.toSeconds()) * share);
  }

  /**
   * Assignments of the hold of a row, of {@code h (id, hold, cause, waits, not_before)}.
   *
   * @param row alias of the table
   */
  static String assignments(String row) {
    return """
        hold = h.hold, cause = h.cause, held_since = ?,
        next_check = case when h.waits then greatest(
          ?::timestamptz + least(?::float8 * power(2, least(%1$s.times_waited, 20)), ?::float8)
                           * interval '1 second',
          h.not_before) end,
        times_waited = case when h.waits then %1$s.times_waited + 1 else 0 end,
        """
        .formatted(row);
  }

  /** The parameters of {@link #assignments}. */
  Object[] arguments() {
    return new Object[] {Timestamp.from(now), Timestamp.from(now), first, ceiling};
  }
}

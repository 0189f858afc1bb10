package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The server as a whole.
 *
 * @param version as it says itself, such as {@code 2.42.4.1}
 * @param major the number that counts: 42 for 2.42.4; 0 where the version cannot be read
 * @param calendar such as {@code iso8601}
 * @param time its own, in its own zone
 * @param ours our time when it told its own
 * @param ourZone in which our schedules run
 */
public record HeldServer(
    String version,
    int major,
    String calendar,
    ZonedDateTime time,
    ZonedDateTime ours,
    ZoneId ourZone) {
  /** From this version on it refuses what earlier ones took in silence. */
  private static final int STRICT = 43;

  boolean strict() {
    return major >= STRICT;
  }

  /** The day by which it opens and closes periods. */
  public LocalDate today() {
    return time.toLocalDate();
  }
}

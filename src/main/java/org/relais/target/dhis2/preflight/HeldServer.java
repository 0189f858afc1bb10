package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server as a whole.
 *
 * @param version as it says itself, such as {@code 2.42.4.1}
 * @param calendar such as {@code iso8601}
 * @param time its own, in its own zone
 * @param ours our time when it told its own
 * @param ourZone in which our schedules run
 */
public record HeldServer(
    String version, String calendar, ZonedDateTime time, ZonedDateTime ours, ZoneId ourZone) {
  /** From this minor version on it refuses what earlier ones took in silence. */
  private static final int STRICT = 43;

  private static final Pattern MINOR = Pattern.compile("(?:2\\.)?(\\d+)(?:\\D.*)?");

  /** 42 of 2.42.4; 0 where the version cannot be read. */
  int minor() {
    Matcher minor = MINOR.matcher(version);
    return minor.matches() ? Integer.parseInt(minor.group(1)) : 0;
  }

  boolean strict() {
    return minor() >= STRICT;
  }

  /** The day by which it opens and closes periods. */
  public LocalDate today() {
    return time.toLocalDate();
  }
}

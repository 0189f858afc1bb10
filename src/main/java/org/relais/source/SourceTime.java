package org.relais.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as servers write them. */
public final class SourceTime {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter();
  // All of one width: the order of the texts is the order of the times.
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);
  // 1973 as milliseconds, the year 5138 as seconds.
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private SourceTime() {}

  /**
   * ISO 8601 dates and times with and without zone, with a space for the T; null for other text.
   *
   * @param zone of a time that names none
   */
  public static @Nullable Instant iso(String text, ZoneId zone) {
    if (text.length() < 10 || text.charAt(4) != '-') {
      return null;
    }
    try {
      TemporalAccessor time =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime offset) {
        return offset.toInstant();
      }
      return time instanceof LocalDateTime local
          ? local.atZone(zone).toInstant()
          : LocalDate.from(time).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** As {@link #iso}, and numbers: milliseconds since 1970, or seconds where they are too few. */
  public static @Nullable Instant of(String text, ZoneId zone) {
    try {
      long number = Long.parseLong(text);
      return Math.abs(number) < FIRST_MILLIS
          ? Instant.ofEpochSecond(number)
          : Instant.ofEpochMilli(number);
    } catch (NumberFormatException e) {
      return iso(text, zone);
    }
  }

  /** A text whose order is that of time, to the nanosecond. */
  public static String sortable(Instant time) {
    return SORTABLE.format(time);
  }
}

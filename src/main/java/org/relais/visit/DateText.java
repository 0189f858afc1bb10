package org.relais.visit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times as field systems write them: ISO 8601 with or without a zone, padded or
 * not, with a blank for the T; {@code 31/10/2026}; seconds or milliseconds since 1970.
 */
final class DateText {
  private static final int LONGEST = 40;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?(?:[T ](.+))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: +(.+))?");
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private final ZoneId zone;
  private final Conversion conversion;

  /**
   * @param zone of dates and times that tell none, and the one in which a moment's date is local
   */
  DateText(ZoneId zone, Conversion conversion) {
    this.zone = zone;
    this.conversion = conversion;
  }

  /** The form of a date that is expected, for messages. */
  String dateForm() {
    return switch (conversion) {
      case EPOCH_MILLIS -> "1793433600000";
      case EPOCH_SECONDS -> "1793433600";
      case DAY_MONTH_YEAR -> "31/10/2026";
      default -> "2026-10-31";
    };
  }

  /** The form of a moment that is expected, for messages. */
  String momentForm() {
    return switch (conversion) {
      case EPOCH_MILLIS, EPOCH_SECONDS -> dateForm();
      case DAY_MONTH_YEAR -> "31/10/2026 08:00";
      default -> "2026-10-31T08:00:00Z";
    };
  }

  /** A date, perhaps an incomplete one. */
  Optional<PartialDate> date(String text) {
    String plain = text.strip();
    if (plain.length() > LONGEST) {
      return Optional.empty();
    }
    if (isEpoch()) {
      return moment(plain).map(moment -> PartialDate.of(moment.atZone(zone).toLocalDate()));
    }
    Matcher matcher = dated(plain);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(4) != null) {
      return moment(plain).map(moment -> PartialDate.of(moment.atZone(zone).toLocalDate()));
    }
    return isDayFirst()
        ? partial(matcher.group(3), matcher.group(2), matcher.group(1))
        : partial(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** A moment; a time without a zone is in the source's. */
  Optional<Instant> moment(String text) {
    String plain = text.strip();
    if (plain.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Instant moment = isEpoch() ? epoch(plain) : written(plain);
      int year = moment.atZone(zone).getYear();
      return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(moment) : Optional.empty();
    } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private Instant epoch(String text) {
    long number = Long.parseLong(text);
    return conversion == Conversion.EPOCH_MILLIS
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }

  private Instant written(String text) {
    Matcher matcher = dated(text);
    if (!matcher.matches() || matcher.group(4) == null) {
      throw new DateTimeException("no time of day");
    }
    String year = matcher.group(isDayFirst() ? 3 : 1);
    String month = matcher.group(2);
    String day = matcher.group(isDayFirst() ? 1 : 3);
    String time = matcher.group(4);
    if (month == null || day == null) {
      throw new DateTimeException("a time of no day");
    }
    String padded =
        year + "-" + pad(month) + "-" + pad(day) + "T" + (time.indexOf(':') == 1 ? "0" : "");
    TemporalAccessor parsed =
        MOMENT.parseBest(padded + time, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime offset
        ? offset.toInstant()
        : ((LocalDateTime) parsed).atZone(zone).toInstant();
  }

  private static String pad(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  private static Optional<PartialDate> partial(String year, String month, String day) {
    int y = Integer.parseInt(year);
    int m = month == null ? 0 : Integer.parseInt(month);
    int d = day == null ? 0 : Integer.parseInt(day);
    if (y < FIRST_YEAR || y > LAST_YEAR || m > 12) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PartialDate(y, m, m == 0 ? 0 : d));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private Matcher dated(String text) {
    return (isDayFirst() ? DAY_FIRST : DATE).matcher(text);
  }

  private boolean isDayFirst() {
    return conversion == Conversion.DAY_MONTH_YEAR;
  }

  private boolean isEpoch() {
    return conversion == Conversion.EPOCH_MILLIS || conversion == Conversion.EPOCH_SECONDS;
  }

  /**
   * A date of which the day, or day and month, may be unknown.
   *
   * @param month 1 to 12, or 0
   * @param day 1 to 31, or 0
   */
  record PartialDate(int year, int month, int day) {
    PartialDate {
      if (month != 0 && day != 0) {
        LocalDate unused = LocalDate.of(year, month, day);
      }
    }

    static PartialDate of(LocalDate date) {
      return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    boolean isComplete() {
      return month != 0 && day != 0;
    }

    /** The date; for an incomplete one the 15th of its month, or the 1st of July of its year. */
    LocalDate middle() {
      return month == 0 ? LocalDate.of(year, 7, 1) : LocalDate.of(year, month, day == 0 ? 15 : day);
    }
  }
}

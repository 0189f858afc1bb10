package org.relais.console.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;
import org.relais.visit.Labels;
import org.springframework.context.MessageSource;

/** Writes figures, times and labels as the reader does; {@code f} in the templates. */
public final class Formats {
  private static final String NOTHING = "–";
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy");

  private final Locale locale;
  private final ZoneId zone;
  private final Clock clock;
  private final MessageSource words;

  Formats(Locale locale, ZoneId zone, Clock clock, MessageSource words) {
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
    this.words = words;
  }

  public String number(@Nullable Number number) {
    if (number == null) {
      return NOTHING;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(number instanceof BigDecimal ? 6 : 1);
    return format.format(number);
  }

  public String date(@Nullable LocalDate date) {
    return date == null
        ? NOTHING
        : write(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), date);
  }

  public String date(@Nullable Instant time) {
    return time == null ? NOTHING : date(time.atZone(zone).toLocalDate());
  }

  /** A day without its year, for the axis of a plot. */
  public String day(LocalDate date) {
    return write(DateTimeFormatter.ofPattern("d MMM"), date);
  }

  /** Hours and minutes; with the date where it is not today. */
  public String time(@Nullable Instant time) {
    if (time == null) {
      return NOTHING;
    }
    LocalDate day = time.atZone(zone).toLocalDate();
    String hours = write(DateTimeFormatter.ofPattern("HH:mm"), time.atZone(zone));
    return day.equals(LocalDate.now(clock.withZone(zone)))
        ? hours
        : write(DateTimeFormatter.ofPattern("d MMM"), day) + " " + hours;
  }

  /** Hours, minutes and seconds, for what lasts no longer than a moment. */
  public String seconds(Instant time) {
    return write(DateTimeFormatter.ofPattern("HH:mm:ss"), time.atZone(zone));
  }

  public String dateTime(@Nullable Instant time) {
    return time == null
        ? NOTHING
        : write(
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT),
            time.atZone(zone));
  }

  /** A period by name, such as {@code October 2026}. */
  public String period(Period period) {
    return period(period, locale, words);
  }

  /** The same for a reader of whom no more than the language is known. */
  public static String period(Period period, Locale locale, MessageSource words) {
    String year = period.id().substring(0, 4);
    Object[] part = {period.id().substring(5), year};
    return switch (period.type()) {
      case MONTHLY -> MONTH.withLocale(locale).format(period.start());
      case WEEKLY -> words.getMessage("period.week", part, locale);
      case QUARTERLY -> words.getMessage("period.quarter", part, locale);
    };
  }

  /** The same of a period as DHIS2 writes it; what is none stands as it is. */
  public String period(String id) {
    return Period.parse(id).map(this::period).orElse(id);
  }

  /** A month by name, such as {@code October 2026}. */
  public String month(YearMonth month) {
    return write(MONTH, month);
  }

  /** A period in a column's width, such as {@code Oct 26}. */
  public String shortPeriod(Period period) {
    return switch (period.type()) {
      case MONTHLY -> write(DateTimeFormatter.ofPattern("LLL yy"), period.start());
      case WEEKLY, QUARTERLY -> period.id().substring(4) + " " + period.id().substring(2, 4);
    };
  }

  /** For the {@code datetime} of a {@code <time>}. */
  public String machine(Instant time) {
    return time.toString();
  }

  /** How long ago: in the largest unit that says enough. */
  public String ago(@Nullable Instant time) {
    return time == null ? NOTHING : word("time.ago", span(Duration.between(time, clock.instant())));
  }

  /** How long it has lasted: in the largest unit that says enough. */
  public String lasting(Instant since) {
    return span(Duration.between(since, clock.instant()));
  }

  /** How long it is until then; now, where it has passed. */
  public String until(Instant time) {
    Duration left = Duration.between(clock.instant(), time);
    return left.isNegative() || left.isZero() ? word("time.now") : word("time.in", span(left));
  }

  /** A length of time, in the largest unit that says enough. */
  public String span(Duration span) {
    long minutes = span.toMinutes();
    if (minutes < 1) {
      return word("time.seconds", Math.max(0, span.toSeconds()));
    }
    if (minutes < 120) {
      return word("time.minutes", minutes);
    }
    return span.toHours() < 48
        ? word("time.hours", span.toHours())
        : word("time.days", span.toDays());
  }

  public String label(Labels labels) {
    return labels.in(locale.getLanguage());
  }

  private String word(String key, Object... arguments) {
    return words.getMessage(key, arguments, locale);
  }

  private String write(DateTimeFormatter formatter, TemporalAccessor time) {
    return formatter.withLocale(locale).format(time);
  }
}

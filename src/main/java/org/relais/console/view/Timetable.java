package org.relais.console.view;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When something runs that is due by a cron expression. */
public final class Timetable {
  private final CronExpression cron;

  /**
   * @throws IllegalArgumentException where the expression is none, which the compiler has excluded
   */
  public Timetable(String cron, ZoneId zone) {
    try {
      this.cron = new CronExpression(cron);
    } catch (ParseException broken) {
      throw new IllegalArgumentException("not a cron expression: " + cron, broken);
    }
    this.cron.setTimeZone(TimeZone.getTimeZone(zone));
  }

  public Optional<Instant> after(Instant time) {
    Date next = cron.getNextValidTimeAfter(Date.from(time));
    return Optional.ofNullable(next).map(Date::toInstant);
  }

  /** How long it is between the next two runs. */
  public Optional<Duration> every(Instant now) {
    return after(now).flatMap(first -> after(first).map(second -> Duration.between(first, second)));
  }

  /** Whether two runs passed since {@code last}: one may just be on its way. */
  public boolean missed(Instant last, Instant now) {
    return after(last).flatMap(this::after).filter(second -> second.isBefore(now)).isPresent();
  }
}

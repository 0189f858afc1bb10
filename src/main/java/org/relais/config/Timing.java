package org.relais.config;

import java.text.ParseException;
import java.time.DayOfWeek;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/** {@code pull:} and {@code push:}: when something runs, as a Quartz cron expression. */
final class Timing {
  private static final Pattern INTERVAL =
      Pattern.compile("(?:(\\d{1,4}) )?(second|minute|hour|day|week)s?");

  static final Key<Scalar> EVERY =
      Key.of(
              "every",
              Scalars.matching(
                  INTERVAL.pattern().replace("?:", ""),
                  "interval, such as `15 minutes`, `1 hour`, `day` or `week`",
                  Text.of("an interval", "un intervalle"),
                  Text.of(
                      "write 15 minutes, 1 hour, day or week",
                      "écrivez 15 minutes, 1 hour (heure), day (jour) ou week (semaine)")))
          .says("How often.")
          .example("15 minutes");
  static final Key<Scalar> AT =
      Key.of(
              "at",
              Scalars.matching(
                  "([01]\\d|2[0-3]):[0-5]\\d",
                  "time of day, such as `\"02:00\"`",
                  Text.of("a time of day", "une heure"),
                  Text.of("write \"02:00\" in quotes", "écrivez \"02:00\" entre guillemets")))
          .says("At what time of the day, with `every: day` or `every: week`.")
          .example("\"02:00\"");
  static final Key<DayOfWeek> ON =
      Key.of("on", Scalars.constant(DayOfWeek.class))
          .says("On which day, with `every: week`.")
          .example("monday");
  static final Key<Scalar> CRON =
      Key.of("cron", Scalars.TEXT)
          .says("A Quartz cron expression, seconds first, instead of `every`.")
          .example("\"0 0/15 * * * ?\"");
  static final Block BLOCK =
      Block.of(
              "schedule",
              "When something runs, in the deployment's time zone.",
              EVERY,
              AT,
              ON,
              CRON)
          .exactlyOne(EVERY, CRON);

  private Timing() {}

  /** The cron expression, or nothing where the schedule is wrong, which is then reported. */
  static Optional<String> cron(Values schedule, Diagnostics diagnostics) {
    Scalar cron = schedule.get(CRON);
    if (cron != null) {
      return checked(cron, diagnostics);
    }
    Scalar every = schedule.get(EVERY);
    if (every == null || !schedule.complete()) {
      return Optional.empty();
    }
    Matcher interval = INTERVAL.matcher(every.text());
    if (!interval.matches()) {
      return Optional.empty();
    }
    int amount = interval.group(1) == null ? 1 : Integer.parseInt(interval.group(1));
    Optional<String> made = made(amount, interval.group(2), schedule);
    if (made.isEmpty()) {
      diagnostics.error(
          Code.CFG031,
          every.span(),
          Text.of(
              "\"%s\" cannot be kept evenly within an hour or a day",
              "« %s » ne peut pas être régulier dans une heure ou un jour", every),
          Text.of(
              "take a number that divides 60 minutes or 24 hours, day, week, or write a cron",
              "prenez un nombre qui divise 60 minutes ou 24 heures, day, week, ou écrivez un cron"));
    }
    return made;
  }

  private static Optional<String> made(int amount, String unit, Values schedule) {
    Scalar at = schedule.get(AT);
    String time = at == null ? "02:00" : at.text();
    String clock = "0 %d %d".formatted(minute(time), hour(time));
    return switch (unit) {
      case "second" -> even(amount, 60, "0/%d * * * * ?");
      case "minute" ->
          amount == 60 ? Optional.of("0 0 * * * ?") : even(amount, 60, "0 0/%d * * * ?");
      case "hour" -> even(amount, 24, "0 0 0/%d * * ?");
      case "day" -> amount == 1 ? Optional.of(clock + " * * ?") : Optional.empty();
      default ->
          amount == 1 ? Optional.of(clock + " ? * " + day(schedule.get(ON))) : Optional.empty();
    };
  }

  private static Optional<String> even(int amount, int whole, String cron) {
    return amount >= 1 && amount < whole && whole % amount == 0
        ? Optional.of(cron.formatted(amount))
        : Optional.empty();
  }

  private static String day(@Nullable DayOfWeek day) {
    return (day == null ? DayOfWeek.MONDAY : day).name().substring(0, 3);
  }

  private static int hour(String time) {
    return Integer.parseInt(time.substring(0, 2));
  }

  private static int minute(String time) {
    return Integer.parseInt(time.substring(3));
  }

  private static Optional<String> checked(Scalar cron, Diagnostics diagnostics) {
    Text help =
        Text.of(
            "six parts: second minute hour day month weekday, \"?\" for one of the two days",
            "six parties : seconde minute heure jour mois jour-de-semaine, « ? » pour l'un des jours");
    try {
      if (new CronExpression(cron.text()).getNextValidTimeAfter(new Date(0)) != null) {
        return Optional.of(cron.text());
      }
      diagnostics.error(
          Code.CFG030,
          cron.span(),
          Text.of("the schedule \"%s\" never comes", "l'horaire « %s » n'arrive jamais", cron),
          help);
    } catch (ParseException refused) {
      diagnostics.error(
          Code.CFG030,
          cron.span(),
          Text.of(
              "\"%s\" is not a Quartz cron expression",
              "« %s » n'est pas une expression cron de Quartz", cron),
          help);
    }
    return Optional.empty();
  }
}

package org.relais.console.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Scope;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LatenessFigures.OfTarget;
import org.relais.console.view.LatenessFigures.Week;
import org.relais.console.view.Plot;
import org.relais.console.view.Quantile;

/**
 * How many days passed after the visit: until the targets acknowledged it, and until it was here.
 */
final class DelayPlot {
  private static final int WEEK = 7;

  private final Scope scope;
  private final Function<LocalDate, String> days;
  private final BiFunction<String, String, String> words;

  /**
   * @param days writes a day for the axis
   * @param words by their key, with the name of a target in them
   */
  DelayPlot(
      Scope scope, Function<LocalDate, String> days, BiFunction<String, String, String> words) {
    this.scope = scope;
    this.days = days;
    this.words = words;
  }

  Plot of(Arrivals arrivals, LatenessFigures lateness) {
    List<Plot.Series> series = new ArrayList<>();
    for (OfTarget target : lateness.targets(scope)) {
      List<Week> weeks = lateness.weeks(target.target(), scope);
      series.add(
          series(
              "plot.half",
              target.target(),
              weeks.stream().<@Nullable Integer>map(Week::median).toList()));
      series.add(
          series(
              "plot.ninthTenth",
              target.target(),
              weeks.stream().<@Nullable Integer>map(Week::ninthTenth).toList()));
    }
    List<LocalDate> weeks = LatenessFigures.weeks(arrivals.last());
    series.add(
        series(
            "plot.here",
            "",
            weeks.stream().<@Nullable Integer>map(from -> here(arrivals, from)).toList()));
    return new Plot("line", weeks.stream().map(days).toList(), series);
  }

  private @Nullable Integer here(Arrivals arrivals, LocalDate from) {
    TreeMap<Integer, Long> counts =
        arrivals.rows().stream()
            .filter(row -> row.delay() >= 0 && scope.includes(row.source()))
            .filter(row -> !row.day().isBefore(from) && row.day().isBefore(from.plusDays(WEEK)))
            .collect(
                Collectors.groupingBy(
                    Arrivals.Row::delay,
                    TreeMap::new,
                    Collectors.summingLong(Arrivals.Row::records)));
    return Quantile.of(counts, 0.5);
  }

  private Plot.Series series(String key, String target, List<@Nullable Integer> values) {
    return new Plot.Series(
        words.apply(key, target),
        values.stream()
            .<@Nullable Double>map(value -> value == null ? null : (double) value)
            .toList());
  }
}

package org.relais.console.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Scope;
import org.relais.console.view.Plot;
import org.relais.console.view.Quantile;

/** The plots of the overview. */
final class Plots {
  private static final int WEEK = 7;

  private Plots() {}

  /** Records on each day, by source. */
  static Plot recordsPerDay(Arrivals arrivals, Scope scope, Function<LocalDate, String> words) {
    List<LocalDate> days = days(arrivals);
    var bySource =
        arrivals.rows().stream()
            .filter(row -> scope.includes(row.source()))
            .collect(
                Collectors.groupingBy(
                    Arrivals.Row::source,
                    TreeMap::new,
                    Collectors.groupingBy(
                        Arrivals.Row::day, Collectors.summingLong(Arrivals.Row::records))));
    List<Plot.Series> series = new ArrayList<>();
    bySource.forEach(
        (source, counts) ->
            series.add(
                new Plot.Series(
                    source,
                    days.stream()
                        .<@Nullable Double>map(day -> (double) counts.getOrDefault(day, 0L))
                        .toList())));
    return new Plot("bar", days.stream().map(words).toList(), series);
  }

  /** Days from visit to record, of the records of each week: median and ninth tenth. */
  static Plot delays(
      Arrivals arrivals,
      Scope scope,
      Function<LocalDate, String> words,
      String median,
      String ninthTenth) {
    List<String> labels = new ArrayList<>();
    List<@Nullable Double> medians = new ArrayList<>();
    List<@Nullable Double> ninths = new ArrayList<>();
    List<LocalDate> days = days(arrivals);
    for (int start = days.size() % WEEK; start < days.size(); start += WEEK) {
      LocalDate from = days.get(start);
      LocalDate to = from.plusDays(WEEK);
      TreeMap<Integer, Long> counts =
          arrivals.rows().stream()
              .filter(row -> row.delay() >= 0 && scope.includes(row.source()))
              .filter(row -> !row.day().isBefore(from) && row.day().isBefore(to))
              .collect(
                  Collectors.groupingBy(
                      Arrivals.Row::delay,
                      TreeMap::new,
                      Collectors.summingLong(Arrivals.Row::records)));
      labels.add(words.apply(from));
      medians.add(days(counts, 0.5));
      ninths.add(days(counts, 0.9));
    }
    return new Plot(
        "line",
        labels,
        List.of(new Plot.Series(median, medians), new Plot.Series(ninthTenth, ninths)));
  }

  private static @Nullable Double days(TreeMap<Integer, Long> counts, double part) {
    Integer days = Quantile.of(counts, part);
    return days == null ? null : (double) days;
  }

  private static List<LocalDate> days(Arrivals arrivals) {
    return IntStream.range(0, Arrivals.DAYS)
        .mapToObj(i -> arrivals.last().minusDays(Arrivals.DAYS - 1L - i))
        .toList();
  }
}

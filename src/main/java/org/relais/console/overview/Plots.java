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

/** The plots of the overview. */
final class Plots {
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

  private static List<LocalDate> days(Arrivals arrivals) {
    return IntStream.range(0, Arrivals.DAYS)
        .mapToObj(i -> arrivals.last().minusDays(Arrivals.DAYS - 1L - i))
        .toList();
  }
}

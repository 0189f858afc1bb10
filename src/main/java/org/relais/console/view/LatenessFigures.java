package org.relais.console.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Scope;
import org.relais.ledger.Lateness;

/**
 * Within how many days after the visit the targets acknowledged a value that holds it, over the
 * last {@value #DAYS} days.
 *
 * @param last the day on which this was read
 * @param since when it began to be watched; null where it was from the first record on
 */
public record LatenessFigures(LocalDate last, @Nullable Instant since, List<Lateness.Row> rows) {
  public static final int DAYS = 60;
  private static final int WEEK = 7;

  public LatenessFigures {
    rows = List.copyOf(rows);
  }

  static LatenessFigures read(DataSource ledger, ZoneId zone, Clock clock) {
    Lateness lateness = new Lateness(ledger);
    LocalDate today = LocalDate.now(clock.withZone(zone));
    return new LatenessFigures(
        today, lateness.knownSince().orElse(null), lateness.from(today.minusDays(DAYS - 1L)));
  }

  /**
   * @param median days within which half of the visits were acknowledged
   * @param ninthTenth days within which nine of ten were
   */
  public record OfTarget(String target, long visits, int median, int ninthTenth) {}

  /**
   * Seven days.
   *
   * @param median null where no visit was acknowledged first in them, as {@code ninthTenth}
   */
  public record Week(
      LocalDate from, long visits, @Nullable Integer median, @Nullable Integer ninthTenth) {}

  public LocalDate first() {
    return last.minusDays(DAYS - 1L);
  }

  /** The targets that acknowledged any visit of the sources that are seen, by name. */
  public List<OfTarget> targets(Scope scope) {
    return rows.stream()
        .filter(row -> scope.includes(row.source()))
        .map(Lateness.Row::target)
        .distinct()
        .sorted()
        .map(target -> whole(target, scope))
        .toList();
  }

  private OfTarget whole(String target, Scope scope) {
    SortedMap<Integer, Long> counts = counts(target, scope, first(), last.plusDays(1));
    return new OfTarget(
        target,
        counts.values().stream().mapToLong(Long::longValue).sum(),
        Objects.requireNonNull(Quantile.of(counts, 0.5)),
        Objects.requireNonNull(Quantile.of(counts, 0.9)));
  }

  /** The whole weeks up to today, the earliest first. */
  public List<Week> weeks(String target, Scope scope) {
    List<Week> weeks = new ArrayList<>();
    for (LocalDate from : weeks(last)) {
      SortedMap<Integer, Long> counts = counts(target, scope, from, from.plusDays(WEEK));
      weeks.add(
          new Week(
              from,
              counts.values().stream().mapToLong(Long::longValue).sum(),
              Quantile.of(counts, 0.5),
              Quantile.of(counts, 0.9)));
    }
    return weeks;
  }

  /** First days of the weeks up to a day. */
  public static List<LocalDate> weeks(LocalDate last) {
    List<LocalDate> weeks = new ArrayList<>();
    for (int back = DAYS / WEEK; back > 0; back--) {
      weeks.add(last.minusDays((long) back * WEEK - 1));
    }
    return weeks;
  }

  private SortedMap<Integer, Long> counts(
      String target, Scope scope, LocalDate from, LocalDate until) {
    return rows.stream()
        .filter(row -> row.target().equals(target) && scope.includes(row.source()))
        .filter(row -> !row.day().isBefore(from) && row.day().isBefore(until))
        .collect(
            Collectors.groupingBy(
                Lateness.Row::days, TreeMap::new, Collectors.summingLong(Lateness.Row::visits)));
  }
}

package org.relais.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.relais.indicator.Period;
import org.relais.visit.CoreField;
import org.relais.visit.Visit;

/** The visits that move a value, as a count met them; keeps no visit. */
final class MovingVisits {
  private final Map<Of, Map<LocalDate, List<Group>>> groups = new HashMap<>();

  /** A source's part of a report unit. */
  record Of(ReportUnit unit, String source) {}

  /** Visits of one day that came in the same hour and move values of the same data elements. */
  private static final class Group {
    private final Instant hour;
    private final List<String> elements;
    private int visits;

    Group(Instant hour, List<String> elements) {
      this.hour = hour;
      this.elements = elements;
    }
  }

  /** Some visits that move values of the same data elements. */
  record Part(List<String> elements, int visits) {}

  void add(ReportUnit unit, Visit visit, Instant received, List<String> elements) {
    LocalDate day = Objects.requireNonNull(visit.date(CoreField.VISIT_DATE));
    Instant hour = received.truncatedTo(ChronoUnit.HOURS);
    List<Group> ofDay =
        groups
            .computeIfAbsent(new Of(unit, visit.source()), first -> new HashMap<>())
            .computeIfAbsent(day, first -> new ArrayList<>());
    for (Group group : ofDay) {
      if (group.hour.equals(hour) && group.elements.equals(elements)) {
        group.visits++;
        return;
      }
    }
    Group group = new Group(hour, elements);
    group.visits = 1;
    ofDay.add(group);
  }

  /** Of which there are any. */
  Iterable<Of> all() {
    return groups.keySet();
  }

  /** How many there are, by the days of the period. */
  int[] byDay(Of of) {
    Period period = of.unit().period();
    int[] counts = new int[(int) ChronoUnit.DAYS.between(period.start(), period.end()) + 1];
    groups
        .getOrDefault(of, Map.of())
        .forEach(
            (day, ofDay) ->
                counts[(int) ChronoUnit.DAYS.between(period.start(), day)] =
                    ofDay.stream().mapToInt(group -> group.visits).sum());
    return counts;
  }

  /**
   * The last that came of a day.
   *
   * @param visits how many at most
   * @param since none that came earlier
   */
  List<Part> newest(Of of, LocalDate day, int visits, Instant since) {
    Instant hour = since.truncatedTo(ChronoUnit.HOURS);
    List<Group> newestFirst =
        groups.getOrDefault(of, Map.of()).getOrDefault(day, List.of()).stream()
            .filter(group -> !group.hour.isBefore(hour))
            .sorted(Comparator.comparing((Group group) -> group.hour).reversed())
            .toList();
    List<Part> parts = new ArrayList<>();
    int left = visits;
    for (Group group : newestFirst) {
      int taken = Math.min(left, group.visits);
      if (taken > 0) {
        parts.add(new Part(group.elements, taken));
        left -= taken;
      }
    }
    return parts;
  }
}

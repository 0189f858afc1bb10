package org.relais.examples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One record of the example with everything that it ever said, oldest first.
 *
 * @param visit {@code sick_child} or {@code follow_up}
 * @param seen when the worker was with the child; the time zone is UTC, as in Bamako
 */
record ExampleRecord(
    String id,
    Site site,
    Worker worker,
    Child child,
    String visit,
    Instant seen,
    List<State> states) {
  private static final LocalDate SECOND_FORM = LocalDate.of(2026, 9, 1);

  ExampleRecord {
    states = List.copyOf(states);
  }

  LocalDate day() {
    return seen.atZone(ZoneOffset.UTC).toLocalDate();
  }

  State last() {
    return states.get(states.size() - 1);
  }

  String formVersion() {
    return formVersion(day());
  }

  /** Version of the form that was in use on a day. */
  static String formVersion(LocalDate day) {
    return day.isBefore(SECOND_FORM) ? "1.0" : "2.0";
  }
}

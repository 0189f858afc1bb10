package org.relais.trial;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.standin.Dhis2StandIn;
import org.relais.standin.Write;

/**
 * Which totals a cell ever had, in any state of the feed that its reader committed, and since when.
 */
final class Totals {
  private final Map<String, Map<String, Instant>> since = new HashMap<>();
  private Truth last = Truth.ofNothing();

  private Totals() {}

  /**
   * Follows the pages as their reader committed them: what a page adds, it adds to the state from
   * which the reader went on.
   */
  static Totals of(List<ChtServer.Given> pages) {
    Totals totals = new Totals();
    Map<Integer, Truth> states = new HashMap<>();
    states.put(0, Truth.ofNothing());
    for (ChtServer.Given page : pages) {
      Truth before = states.get(page.since());
      if (before == null) {
        throw new IllegalStateException("nobody was given the sequence " + page.since());
      }
      if (page.changes().isEmpty()) {
        states.putIfAbsent(page.until(), before);
        continue;
      }
      Truth after = before.with(page.changes());
      states.put(page.until(), after);
      totals.last = after;
      after
          .cells()
          .forEach(
              (cell, total) ->
                  totals
                      .since
                      .computeIfAbsent(cell, any -> new HashMap<>())
                      .putIfAbsent(total.toPlainString(), page.at()));
    }
    return totals;
  }

  /** The totals in the end, as a server holds them. */
  TreeMap<String, String> inTheEnd() {
    TreeMap<String, String> cells = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> cell : last.cells().entrySet()) {
      cells.put(cell.getKey(), cell.getValue().toPlainString());
    }
    return cells;
  }

  /** Records that are not deleted in the end, also those of a place that nobody knows. */
  long recordsInTheEnd() {
    return last.records();
  }

  /** Writes of totals that were not true of the feed at that moment or before. */
  List<String> wrong(Dhis2StandIn server) {
    List<String> wrong = new ArrayList<>();
    for (Write write : server.writes()) {
      String cell = server.coded(write.place());
      String value = write.value();
      if (value == null || value.equals("0")) {
        continue;
      }
      @Nullable Instant from = since.getOrDefault(cell, Map.of()).get(value);
      if (from == null || from.isAfter(write.at())) {
        wrong.add(cell + " was set to " + value + ", which it never was by " + write.at());
      }
    }
    return wrong;
  }
}

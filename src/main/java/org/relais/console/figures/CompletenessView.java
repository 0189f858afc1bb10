package org.relais.console.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.figures.Completeness.Cell;
import org.relais.console.figures.Completeness.Delay;
import org.relais.console.figures.Completeness.Line;
import org.relais.console.orgunits.Pyramid;
import org.relais.indicator.Period;
import org.relais.visit.OrgUnit;

/** Finds out who reported, and how late. */
public final class CompletenessView {
  /** An org unit that reports and stands below none of the parts. */
  static final int NO_PART = -1;

  private final Reports reports;
  private final Delays delays;
  private final Supplier<Pyramid> pyramids;

  CompletenessView(DataSource ledger, Deployment deployment, Supplier<Pyramid> pyramids) {
    this.reports = new Reports(ledger, pyramids);
    this.delays = new Delays(ledger, deployment, pyramids);
    this.pyramids = pyramids;
  }

  /** Of the twelve months, or as many weeks, that end with the period picked. */
  public Completeness of(Picked picked) {
    List<Period> periods = Year.until(picked.period());
    boolean registered = picked.dataSet().completion() != null && picked.scope().all();
    // The two questions are the page's whole cost, and the database answers them side by side.
    CompletableFuture<List<Delay>> delays =
        CompletableFuture.supplyAsync(() -> this.delays.of(picked, periods));
    List<OrgUnit> parts = pyramids.get().below(picked.orgUnit().code());
    Map<String, Integer> partOf = new HashMap<>();
    picked.units().forEach(unit -> partOf.put(unit, NO_PART));
    List<Integer> expected = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      List<String> units = pyramids.get().atLevel(parts.get(part), picked.dataSet().reportLevel());
      for (String unit : units) {
        partOf.put(unit, part);
      }
      expected.add(units.size());
    }
    Map<Integer, Map<String, Cell>> reported = reports.of(picked, partOf, periods, registered);
    List<Line> lines = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      if (expected.get(part) > 0) {
        lines.add(
            line(
                parts.get(part),
                expected.get(part),
                periods,
                List.of(reported.getOrDefault(part, Map.of()))));
      }
    }
    return new Completeness(
        periods,
        registered,
        lines,
        line(picked.orgUnit(), picked.units().size(), periods, reported.values()),
        joined(delays));
  }

  /** A fault is told as if it had come in the reader's own thread. */
  private static <T> T joined(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
    }
  }

  private static Line line(
      OrgUnit unit, int expected, List<Period> periods, Collection<Map<String, Cell>> reported) {
    List<Cell> cells = new ArrayList<>();
    for (Period period : periods) {
      List<Cell> of =
          reported.stream().map(each -> each.get(period.id())).filter(Objects::nonNull).toList();
      cells.add(
          new Cell(
              of.stream().mapToLong(Cell::reported).sum(),
              expected,
              of.stream().mapToLong(Cell::partial).sum()));
    }
    return new Line(unit, expected, cells);
  }
}

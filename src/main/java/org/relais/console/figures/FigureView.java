package org.relais.console.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.indicator.CellValue;
import org.relais.ledger.LedgerRules;
import org.relais.ledger.SourceTally;
import org.relais.ledger.SourceTally.OfUnit;

/**
 * Figures as somebody may see them. Whoever sees all sources sees the values of the targets; a
 * source owner sees what the visits of their own sources add up to.
 */
public final class FigureView {
  /** Counting that many takes well below a second. */
  private static final int MOST_VISITS = 20_000;

  private final FigureSums sums;
  private final Supplier<SourceTally> own;

  FigureView(DataSource ledger, Supplier<LedgerRules> rules) {
    this.sums = new FigureSums(ledger);
    this.own = () -> new SourceTally(ledger, rules.get());
  }

  /**
   * The figures of an org unit and period.
   *
   * @param withValues how many of the org units that report have any
   */
  public record Whole(List<Figure> figures, long withValues) {
    public Whole {
      figures = List.copyOf(figures);
    }
  }

  /** Of all data elements; empty where a source owner has to pick an org unit further below. */
  public Optional<Whole> whole(Picked picked) {
    if (picked.scope().all()) {
      return Optional.of(new Whole(sums.all(picked), sums.withValues(picked)));
    }
    return counted(picked).map(units -> new Whole(added(units), units.size()));
  }

  /** Of one data element, by disaggregation. */
  public List<Figure> of(Picked picked, String element) {
    return picked.scope().all()
        ? sums.of(picked, element)
        : whole(picked).map(Whole::figures).orElse(List.of()).stream()
            .filter(figure -> figure.element().equals(element))
            .toList();
  }

  /** Of one data element, by org unit that reports, the options added up. */
  List<FigureSums.OfUnit> byUnit(
      Picked picked, String element, SortedMap<String, String> options, List<String> stored) {
    if (picked.scope().all()) {
      return sums.byUnit(picked, element, stored);
    }
    List<FigureSums.OfUnit> units = new ArrayList<>();
    for (OfUnit unit : counted(picked).orElse(List.of())) {
      added(List.of(unit)).stream()
          .filter(figure -> figure.element().equals(element))
          .filter(figure -> figure.options().entrySet().containsAll(options.entrySet()))
          .reduce((one, other) -> one.plus(other, options))
          .ifPresent(sum -> units.add(new FigureSums.OfUnit(unit.orgUnit(), sum)));
    }
    return units;
  }

  private Optional<List<OfUnit>> counted(Picked picked) {
    return own.get()
        .count(
            picked.dataSet(),
            picked.units(),
            picked.period(),
            picked.scope().included(),
            MOST_VISITS);
  }

  private static List<Figure> added(List<OfUnit> units) {
    record Place(String element, SortedMap<String, String> options) {}
    Map<Place, Figure> sums = new LinkedHashMap<>();
    Map<Place, Set<String>> filled = new HashMap<>();
    for (OfUnit unit : units) {
      for (CellValue cell : unit.tally().cells()) {
        Place place = new Place(cell.element(), new TreeMap<>(cell.options()));
        filled.computeIfAbsent(place, first -> new HashSet<>()).add(unit.orgUnit());
        Figure one =
            new Figure(cell.element(), place.options(), cell.value(), null, false, 1, Map.of());
        sums.merge(place, one, (sum, more) -> sum.plus(more, place.options()));
      }
    }
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().of(filled.getOrDefault(sum.getKey(), Set.of()).size()))
        .toList();
  }
}

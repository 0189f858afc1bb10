package org.relais.indicator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.relais.visit.Visit;
import org.relais.visit.condition.Truth;

/**
 * Counts visits into the cells of one data set. What depends on the data set alone is prepared
 * once, so keep one of these for each; safe to share between threads.
 *
 * <p>Absolute totals, whatever the order of the visits. Memory grows with the number of cells (and
 * of different values for a {@link Measure.CountDistinct}), not with the number of visits.
 */
public final class Tallier {
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException where two data elements have the same code or a split field
   *     has no codes: the compiler has let it through
   */
  public Tallier(DataSet dataSet) {
    for (DataElement element : dataSet.elements()) {
      Rule rule = new Rule(element, element.split().stream().map(Split::new).toList());
      if (rules.put(element.code(), rule) != null) {
        throw new IllegalArgumentException("two data elements have the code " + element.code());
      }
    }
  }

  /** Begins to count one report unit and period. */
  public RunningTally start() {
    return new RunningTally(
        rules.values().stream().map(r -> new ElementTally(r.element(), r.splits())).toList());
  }

  /**
   * Counts one report unit and period.
   *
   * @param visits of that unit and period; of duplicates only {@linkplain Duplicates the one that
   *     counts}
   */
  public Tally tally(Iterator<Visit> visits) {
    RunningTally running = start();
    visits.forEachRemaining(running::add);
    return running.tally();
  }

  /**
   * Whether a visit is behind a cell.
   *
   * @param element code of a data element of the data set
   * @param options category code to option code of the cell
   */
  public boolean contributes(String element, Map<String, String> options, Visit visit) {
    Rule rule = rules.get(element);
    return rule != null
        && rule.element().condition().test(visit) == Truth.YES
        && Figure.measures(rule.element().measure(), visit)
        && rule.splits().stream().allMatch(split -> holds(split, options, visit));
  }

  private static boolean holds(Split split, Map<String, String> options, Visit visit) {
    return IntStream.of(split.places(visit))
        .mapToObj(split::option)
        .anyMatch(option -> option.equals(options.get(split.category())));
  }

  private record Rule(DataElement element, List<Split> splits) {}
}

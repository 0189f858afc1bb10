package org.relais.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.visit.Labels;

/**
 * What came out of a test's visits.
 *
 * @param rejected how many visits the quality rules rejected
 */
record Received(List<Tally> tallies, int rejected) {

  /** Tells {@code failures} where an expectation is not what came out. */
  void check(Expectation expected, List<Expectation> all, Consumer<TestOutcome.Failure> failures) {
    if (expected instanceof Expectation.Figure figure) {
      BigDecimal sum = sum(figure.element(), figure.options());
      String cell = String.join(", ", figure.options());
      String what = cell.isEmpty() ? figure.element() : figure.element() + " [" + cell + "]";
      compare(figure.line(), what, figure.value(), sum, failures);
    } else if (expected instanceof Expectation.Absent absent) {
      absent(absent.line(), Set.of(absent.element()), failures);
    } else if (expected instanceof Expectation.OthersAbsent others) {
      absent(others.line(), notNamed(all), failures);
    } else if (expected instanceof Expectation.Outside outside) {
      BigDecimal visits = BigDecimal.valueOf(outside(outside.element()));
      String what = outside.element() + " outside / hors désagrégation";
      compare(outside.line(), what, BigDecimal.valueOf(outside.visits()), visits, failures);
    } else if (expected instanceof Expectation.Rejected visits) {
      BigDecimal wanted = BigDecimal.valueOf(visits.visits());
      String what = "rejected / rejetées";
      compare(visits.line(), what, wanted, BigDecimal.valueOf(rejected), failures);
    }
  }

  private static void compare(
      int line,
      String what,
      BigDecimal expected,
      BigDecimal received,
      Consumer<TestOutcome.Failure> failures) {
    if (expected.compareTo(received) != 0) {
      failures.accept(
          new TestOutcome.Failure(
              line,
              new Labels(
                  what + ": expected " + plain(expected) + ", received " + plain(received),
                  what + " : attendu " + plain(expected) + ", reçu " + plain(received))));
    }
  }

  private void absent(int line, Set<String> elements, Consumer<TestOutcome.Failure> failures) {
    cells()
        .filter(cell -> elements.contains(cell.element()))
        .forEach(
            cell -> {
              String what = cell.element() + " " + cell.options();
              failures.accept(
                  new TestOutcome.Failure(
                      line,
                      new Labels(
                          what + ": expected nothing, received " + plain(cell.value()),
                          what + " : rien d'attendu, reçu " + plain(cell.value()))));
            });
  }

  private Set<String> notNamed(List<Expectation> all) {
    return cells()
        .map(CellValue::element)
        .filter(element -> all.stream().noneMatch(e -> names(e, element)))
        .collect(Collectors.toSet());
  }

  private static boolean names(Expectation expected, String element) {
    return expected instanceof Expectation.Figure figure && figure.element().equals(element);
  }

  private BigDecimal sum(String element, List<String> options) {
    return cells()
        .filter(cell -> cell.element().equals(element))
        .filter(cell -> options.stream().allMatch(option -> has(cell, option)))
        .map(CellValue::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean has(CellValue cell, String option) {
    return cell.options().entrySet().stream()
        .anyMatch(
            e -> option.equals(e.getValue()) || option.equals(e.getKey() + "=" + e.getValue()));
  }

  private int outside(String element) {
    return tallies.stream()
        .flatMap(tally -> tally.outside().stream())
        .filter(outside -> outside.element().equals(element))
        .mapToInt(Tally.Outside::visits)
        .sum();
  }

  private Stream<CellValue> cells() {
    return tallies.stream().flatMap(tally -> tally.cells().stream());
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}

package org.relais.console.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.Constant;
import org.relais.console.page.Paging;
import org.relais.ledger.Prediction.CellChange;
import org.relais.ledger.Prediction.Fate;

/**
 * The changed values that a reader asked for.
 *
 * @param rows of the page
 * @param total how many there are on all pages
 * @param elements of all changed values, with what becomes of their sums
 */
public record ChangesTable(
    List<CellChange> rows, int total, int page, int pages, List<ElementLine> elements) {
  private static final int ON_A_PAGE = 100;

  public ChangesTable {
    rows = List.copyOf(rows);
    elements = List.copyOf(elements);
  }

  /**
   * A data element.
   *
   * @param values how many of its values change
   * @param by how much their sum changes
   */
  public record ElementLine(String element, long values, BigDecimal by) {
    ElementLine and(CellChange cell) {
      return new ElementLine(element, values + 1, by.add(difference(cell)));
    }
  }

  /**
   * What to show.
   *
   * @param element code, or null for all
   * @param fate word, or null for all
   * @param site part of a code or name of an org unit, or null for all
   */
  public record Query(
      @Nullable String element,
      @Nullable String fate,
      @Nullable String site,
      @Nullable Integer page) {
    boolean takes(CellChange cell, UnaryOperator<String> names) {
      return isBlankOr(element, cell.element()::equals)
          && isBlankOr(fate, word -> cell.fate() == Constant.of(Fate.class, word).orElse(null))
          && isBlankOr(
              site,
              part ->
                  cell.orgUnit().equals(part)
                      || names
                          .apply(cell.orgUnit())
                          .toLowerCase(Locale.ROOT)
                          .contains(part.toLowerCase(Locale.ROOT)));
    }

    private static boolean isBlankOr(@Nullable String asked, Predicate<String> fits) {
      return asked == null || asked.isBlank() || fits.test(asked.strip());
    }
  }

  /**
   * @param names from the code of an org unit to its name
   */
  static ChangesTable of(List<CellChange> cells, Query query, UnaryOperator<String> names) {
    List<CellChange> fitting = fitting(cells, query, names);
    Paging paging = Paging.of(fitting.size(), query.page(), ON_A_PAGE);
    return new ChangesTable(
        paging.cut(fitting), fitting.size(), paging.page(), paging.pages(), elements(cells));
  }

  /** The largest change first. */
  public static List<CellChange> fitting(
      List<CellChange> cells, Query query, UnaryOperator<String> names) {
    return cells.stream()
        .filter(cell -> query.takes(cell, names))
        .sorted(
            Comparator.comparing((CellChange cell) -> difference(cell).abs())
                .reversed()
                .thenComparing(CellChange::element)
                .thenComparing(CellChange::orgUnit)
                .thenComparing(cell -> cell.options().toString()))
        .toList();
  }

  public static BigDecimal difference(CellChange cell) {
    return value(cell.after()).subtract(value(cell.before()));
  }

  private static BigDecimal value(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  /** Those of which values change, the most values first. */
  public static List<ElementLine> elements(List<CellChange> cells) {
    Map<String, ElementLine> lines = new TreeMap<>();
    for (CellChange cell : cells) {
      ElementLine line =
          lines.getOrDefault(cell.element(), new ElementLine(cell.element(), 0, BigDecimal.ZERO));
      lines.put(cell.element(), line.and(cell));
    }
    List<ElementLine> sorted = new ArrayList<>(lines.values());
    sorted.sort(Comparator.comparingLong(ElementLine::values).reversed());
    return sorted;
  }
}

package org.relais.console.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.visit.Labels;

/**
 * The figures of a data set as DHIS2 lays them out: data elements of the same disaggregation stand
 * in one block, with its options in columns.
 *
 * @param others figures of elements or options that the configuration no longer has
 * @param grounds how many values stand how
 */
public record FigureTable(List<Block> blocks, List<Figure> others, Map<Ground, Long> grounds) {
  public FigureTable {
    blocks = List.copyOf(blocks);
    others = List.copyOf(others);
  }

  /**
   * @param headers one row for each category in columns
   * @param split whether elements have rows for the categories that do not stand in columns
   */
  public record Block(List<List<Header>> headers, boolean split, List<Row> rows) {
    public Block {
      headers = List.copyOf(headers);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param span how many columns it stands over
   */
  public record Header(Labels label, int span) {}

  /**
   * @param under the options of this row; empty for the row of the element itself
   * @param slots one for each column
   */
  public record Row(DataElement element, List<Labels> under, List<Slot> slots, Slot total) {
    public Row {
      under = List.copyOf(under);
      slots = List.copyOf(slots);
    }
  }

  /**
   * A place for a figure.
   *
   * @param figure null where there is none
   */
  public record Slot(SortedMap<String, String> options, @Nullable Figure figure) {}

  static Map<Ground, Long> grounds(List<Figure> figures) {
    Map<Ground, Long> sum = new EnumMap<>(Ground.class);
    for (Figure figure : figures) {
      sum = Figure.sum(sum, figure.grounds());
    }
    return sum;
  }

  /** Every element's figure, without the rows and columns. */
  List<Slot> totals() {
    List<Slot> totals = new ArrayList<>();
    blocks.forEach(
        block ->
            block.rows().stream()
                .filter(row -> row.under().isEmpty())
                .forEach(row -> totals.add(row.total())));
    return totals;
  }
}

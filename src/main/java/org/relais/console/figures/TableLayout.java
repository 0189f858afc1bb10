package org.relais.console.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.figures.FigureTable.Block;
import org.relais.console.figures.FigureTable.Header;
import org.relais.console.figures.FigureTable.Row;
import org.relais.console.figures.FigureTable.Slot;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Disaggregation;
import org.relais.indicator.Disaggregation.Category;
import org.relais.indicator.Disaggregation.Option;
import org.relais.visit.Field;

/** Lays figures out by the data set's elements and their disaggregations. */
final class TableLayout {
  /** More do not fit on a laptop: the further categories then stand in rows. */
  private static final int MOST_COLUMNS = 12;

  private final DataSet dataSet;
  private final Map<String, Map<SortedMap<String, String>, Figure>> figures = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private TableLayout(DataSet dataSet, List<Figure> all) {
    this.dataSet = dataSet;
    for (Figure figure : all) {
      figures
          .computeIfAbsent(figure.element(), first -> new LinkedHashMap<>())
          .put(figure.options(), figure);
    }
  }

  static FigureTable of(DataSet dataSet, List<Figure> figures) {
    return new TableLayout(dataSet, figures).table(figures);
  }

  private FigureTable table(List<Figure> all) {
    Map<List<Field>, List<DataElement>> groups = new LinkedHashMap<>();
    for (DataElement element : dataSet.elements()) {
      groups.computeIfAbsent(element.split(), first -> new ArrayList<>()).add(element);
    }
    List<Block> blocks = groups.values().stream().map(this::block).toList();
    List<Figure> others = all.stream().filter(figure -> !used.contains(key(figure))).toList();
    return new FigureTable(blocks, others, FigureTable.grounds(all));
  }

  private Block block(List<DataElement> elements) {
    List<Category> categories = categories(elements);
    int inColumns = 0;
    int columns = 1;
    while (inColumns < categories.size()
        && columns * categories.get(inColumns).options().size() <= MOST_COLUMNS) {
      columns *= categories.get(inColumns).options().size();
      inColumns++;
    }
    List<Category> across = categories.subList(0, inColumns);
    List<Category> down = categories.subList(inColumns, categories.size());
    List<Row> rows = new ArrayList<>();
    for (DataElement element : elements) {
      rows.add(row(element, across, List.of(), down));
      if (!down.isEmpty()) {
        combinations(down).forEach(under -> rows.add(row(element, across, under, List.of())));
      }
    }
    return new Block(headers(across), !down.isEmpty(), rows);
  }

  /** Options for "not known" are left out where nobody has a figure of them. */
  private List<Category> categories(List<DataElement> elements) {
    List<Field> split = elements.get(0).split();
    List<Category> all = Disaggregation.of(elements.get(0)).categories();
    List<Category> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Category category = all.get(i);
      @Nullable String unknown = split.get(i).unknownOption();
      shown.add(
          new Category(
              category.code(),
              category.label(),
              category.options().stream()
                  .filter(
                      option ->
                          !option.code().equals(unknown)
                              || has(elements, category.code(), option.code()))
                  .toList()));
    }
    return shown;
  }

  private boolean has(List<DataElement> elements, String category, String option) {
    return elements.stream()
        .flatMap(element -> figures.getOrDefault(element.code(), Map.of()).keySet().stream())
        .anyMatch(options -> option.equals(options.get(category)));
  }

  /** One option of a category. */
  private record Choice(String category, Option option) {}

  private static List<List<Choice>> combinations(List<Category> categories) {
    List<List<Choice>> all = new ArrayList<>();
    all.add(List.of());
    for (Category category : categories) {
      List<List<Choice>> longer = new ArrayList<>();
      for (List<Choice> begun : all) {
        for (Option option : category.options()) {
          List<Choice> with = new ArrayList<>(begun);
          with.add(new Choice(category.code(), option));
          longer.add(with);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<List<Header>> headers(List<Category> across) {
    List<List<Header>> headers = new ArrayList<>();
    int times = 1;
    int columns = across.stream().mapToInt(c -> c.options().size()).reduce(1, (a, b) -> a * b);
    for (Category category : across) {
      int span = columns / (times * category.options().size());
      List<Header> row = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        category.options().forEach(option -> row.add(new Header(option.label(), span)));
      }
      headers.add(row);
      times *= category.options().size();
    }
    return headers;
  }

  /**
   * @param down categories whose options are added up
   */
  private Row row(
      DataElement element, List<Category> across, List<Choice> under, List<Category> down) {
    List<Slot> slots = new ArrayList<>();
    if (!across.isEmpty()) {
      for (List<Choice> column : combinations(across)) {
        List<Choice> choices = new ArrayList<>(column);
        choices.addAll(under);
        slots.add(slot(element, options(choices), down.isEmpty()));
      }
    }
    SortedMap<String, String> all = options(under);
    boolean single = across.isEmpty() && down.isEmpty();
    return new Row(
        element,
        under.stream().map(choice -> choice.option().label()).toList(),
        slots,
        slot(element, all, single));
  }

  private Slot slot(DataElement element, SortedMap<String, String> options, boolean single) {
    Map<SortedMap<String, String>, Figure> ofElement =
        figures.getOrDefault(element.code(), Map.of());
    if (single) {
      Figure figure = ofElement.get(options);
      if (figure != null) {
        used.add(key(figure));
      }
      return new Slot(options, figure);
    }
    Figure sum =
        ofElement.values().stream()
            .filter(figure -> figure.options().entrySet().containsAll(options.entrySet()))
            .reduce((one, other) -> one.plus(other, options))
            .map(figure -> figure.under(options))
            .orElse(null);
    return new Slot(options, sum);
  }

  private static SortedMap<String, String> options(List<Choice> choices) {
    SortedMap<String, String> options = new TreeMap<>();
    choices.forEach(choice -> options.put(choice.category(), choice.option().code()));
    return options;
  }

  private static String key(Figure figure) {
    return figure.element() + figure.options();
  }
}

package org.relais.console.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list that fits in memory, by which readers filter and sort it and take it along
 * as CSV.
 */
public final class Listing<T> {
  private static final int ON_A_PAGE = 100;

  private final Map<String, Function<T, @Nullable Object>> columns = new LinkedHashMap<>();

  /**
   * @param name in addresses and at the head of the CSV
   * @param value a number, time or text, null where a line has none
   */
  public Listing<T> column(String name, Function<T, @Nullable Object> value) {
    columns.put(name, value);
    return this;
  }

  /**
   * A page of a list.
   *
   * @param count of the lines that fit
   * @param all how many lines there are without a filter
   */
  public record Shown<T>(List<T> lines, int count, int all, int page, int pages, ListQuery query) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  public Shown<T> show(List<T> all, ListQuery query) {
    List<T> fitting = fitting(all, query);
    Paging paging = Paging.of(fitting.size(), query.page(), ON_A_PAGE);
    return new Shown<>(
        paging.cut(fitting), fitting.size(), all.size(), paging.page(), paging.pages(), query);
  }

  /** All lines that fit, with a head. */
  public void write(CsvPage csv, List<T> all, ListQuery query) {
    csv.row(columns.keySet().toArray());
    for (T line : fitting(all, query)) {
      csv.row(columns.values().stream().map(column -> column.apply(line)).toArray());
    }
  }

  private List<T> fitting(List<T> all, ListQuery query) {
    String part = ListQuery.text(query.find()).toLowerCase(Locale.ROOT);
    List<T> fitting = all.stream().filter(line -> holds(line, part)).toList();
    Sorting sorting = Sorting.of(query.sort());
    Function<T, @Nullable Object> column = columns.get(sorting.column());
    if (column != null) {
      return sorted(fitting, column, sorting.descending());
    }
    return fitting;
  }

  /** By what each line has in a column, which is asked for once. */
  private static <T> List<T> sorted(
      List<T> lines, Function<T, @Nullable Object> column, boolean descending) {
    record Keyed<T>(T line, @Nullable Object key) {}
    Comparator<Keyed<T>> order = (one, other) -> compare(one.key(), other.key());
    return lines.stream()
        .map(line -> new Keyed<>(line, key(column.apply(line))))
        .sorted(descending ? order.reversed() : order)
        .map(Keyed::line)
        .toList();
  }

  private static @Nullable Object key(@Nullable Object value) {
    return value instanceof String text ? SortText.of(text) : value;
  }

  private boolean holds(T line, String part) {
    return part.isEmpty()
        || columns.values().stream()
            .map(column -> column.apply(line))
            .anyMatch(
                value -> value != null && value.toString().toLowerCase(Locale.ROOT).contains(part));
  }

  /** What is not there comes first. */
  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}

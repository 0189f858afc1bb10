package org.relais.console.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.Paging;

/**
 * Which rows of a table somebody wants to see.
 *
 * @param find text that a cell holds, or null for all rows
 * @param sort name of a column, or null for the order of the file
 * @param down whether the greatest comes first
 * @param page from 1
 * @param only {@code pending} for rows to which a person still has to say yes or no, {@code faulty}
 *     for those that the server has no place for, or null for all rows
 * @param server name of the target whose server the table is looked at with; null for the one that
 *     names the table
 */
public record TableQuery(
    @Nullable String find,
    @Nullable String sort,
    @Nullable Boolean down,
    @Nullable Integer page,
    @Nullable String only,
    @Nullable String server) {
  static final int ON_A_PAGE = 50;
  static final String PENDING = "pending";
  static final String FAULTY = "faulty";

  /** A field of a form that was left empty says nothing. */
  public TableQuery {
    find = said(find);
    sort = said(sort);
    only = said(only);
    server = said(server);
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  TableQuery(
      @Nullable String find,
      @Nullable String sort,
      @Nullable Boolean down,
      @Nullable Integer page) {
    this(find, sort, down, page, null, null);
  }

  /** Whether a row is among those that are wanted, as far as its state decides. */
  boolean wants(RowState state) {
    return PENDING.equals(only) ? state.pending() : !FAULTY.equals(only) || state.fault() != null;
  }

  TableQuery onPage(int other) {
    return new TableQuery(find, sort, down, other, only, server);
  }

  /** Numbers of the rows, from 0 in the order of the file. */
  public List<Integer> rows(TableText table) {
    String part = Objects.requireNonNullElse(find, "").strip().toLowerCase(Locale.ROOT);
    List<Integer> numbers =
        new ArrayList<>(
            IntStream.range(0, table.rows().size())
                .filter(
                    number ->
                        table.rows().get(number).stream()
                            .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(part)))
                .boxed()
                .toList());
    int column = sort == null ? -1 : table.header().indexOf(sort);
    if (column >= 0) {
      Comparator<Integer> order =
          Comparator.comparing(number -> table.rows().get(number).get(column));
      numbers.sort(isDown() ? order.reversed() : order);
    }
    return numbers;
  }

  public boolean isDown() {
    return Boolean.TRUE.equals(down);
  }

  /** The page that is shown where there are so many rows. */
  Paging pageOf(int rows) {
    return Paging.of(rows, page, ON_A_PAGE);
  }
}

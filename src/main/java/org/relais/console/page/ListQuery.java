package org.relais.console.page;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * How a reader wants to see a list, as it stands in an address.
 *
 * @param find text that a line holds, or null for all lines
 * @param sort name of a column, with a minus before it where the greatest stand first; null for the
 *     order in which the list comes
 * @param page from 1
 */
public record ListQuery(@Nullable String find, @Nullable String sort, @Nullable Integer page) {
  /** The same lines in the same order, after a path. */
  public String inAddress() {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    if (!text(find).isEmpty()) {
      address.queryParam("find", "{find}");
    }
    if (!text(sort).isEmpty()) {
      address.queryParam("sort", "{sort}");
    }
    return address
        .encode()
        .buildAndExpand(Map.of("find", text(find), "sort", text(sort)))
        .toUriString();
  }

  /**
   * Sorted by a column; where it is already, the other way round.
   *
   * @param greatestFirst how it is sorted at first
   */
  public ListQuery sortedBy(String column, boolean greatestFirst) {
    return new ListQuery(find, Sorting.of(sort).by(column, greatestFirst).word(), null);
  }

  /** For a table's head: how the column is sorted, as {@code aria-sort} has it, or null. */
  public @Nullable String direction(String column) {
    return Sorting.of(sort).direction(column);
  }

  /** Never null, without blanks around it. */
  static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }
}

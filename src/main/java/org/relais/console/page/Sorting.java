package org.relais.console.page;

import org.jspecify.annotations.Nullable;

/**
 * By what a list is sorted, as it stands in an address.
 *
 * @param word name of a column, with a minus before it where the greatest stand first; empty for
 *     the order in which the list comes
 */
public record Sorting(String word) {
  private static final String BACKWARDS = "-";

  public static Sorting of(@Nullable String word) {
    return new Sorting(ListQuery.text(word));
  }

  /** Name of the column, or empty. */
  public String column() {
    return descending() ? word.substring(BACKWARDS.length()) : word;
  }

  public boolean descending() {
    return word.startsWith(BACKWARDS);
  }

  /**
   * By a column; where the list is sorted by it already, the other way round.
   *
   * @param greatestFirst how it is sorted at first
   */
  public Sorting by(String column, boolean greatestFirst) {
    String backwards = BACKWARDS + column;
    boolean turn = (greatestFirst ? backwards : column).equals(word);
    return new Sorting(turn != greatestFirst ? backwards : column);
  }

  /** For a table's head: how the column is sorted, as {@code aria-sort} has it, or null. */
  public @Nullable String direction(String column) {
    if (!column().equals(column)) {
      return null;
    }
    return descending() ? "descending" : "ascending";
  }
}

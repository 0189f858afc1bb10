package org.relais.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is shown.
 *
 * @param page from 1
 * @param pages how many there are, one where the list is empty
 * @param size how many lines a page has
 */
public record Paging(int page, int pages, int size) {

  /**
   * The page that was asked for, or the nearest one that there is.
   *
   * @param count of the whole list
   * @param asked null for the first
   */
  public static Paging of(long count, @Nullable Integer asked, int size) {
    int pages = (int) Math.max(1, (count + size - 1) / size);
    return new Paging(asked == null ? 1 : Math.max(1, Math.min(asked, pages)), pages, size);
  }

  /** How many lines stand before the page. */
  public long before() {
    return (page - 1L) * size;
  }

  /** The lines of the page. */
  public <T> List<T> cut(List<T> all) {
    int from = (int) Math.min(before(), all.size());
    return all.subList(from, Math.min(from + size, all.size()));
  }
}

package org.relais.source.rest;

import org.jspecify.annotations.Nullable;
import org.relais.visit.RecordPath;

/** How an interface gives its records page by page. */
public sealed interface Paging {
  /** Everything comes in one answer. */
  record None() implements Paging {}

  /**
   * The answer names the next page.
   *
   * @param next where in the answer the (absolute or relative) link is; null: the {@code Link}
   *     header with {@code rel="next"} (RFC 8288)
   * @param sizeParameter query parameter for the size of a page, or null
   */
  record NextLink(@Nullable RecordPath next, @Nullable String sizeParameter, int size)
      implements Paging {}

  /**
   * Pages are counted.
   *
   * @param parameter query parameter, such as {@code page}
   * @param first number of the first page
   */
  record PageNumber(String parameter, int first, @Nullable String sizeParameter, int size)
      implements Paging {}

  /** Records are counted from 0: {@code offset=200}. */
  record Offset(String parameter, @Nullable String sizeParameter, int size) implements Paging {}
}

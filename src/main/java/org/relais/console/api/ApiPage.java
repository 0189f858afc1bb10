package org.relais.console.api;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for as {@code after} to get the next part; null after the last one
 */
record ApiPage<T>(List<T> items, @Nullable Long next) {
  static final int MOST = 1_000;
  static final String USUAL = "100";

  /** What a caller asked for, within bounds. */
  static int limit(int asked) {
    return Math.max(1, Math.min(MOST, asked));
  }

  static <T> ApiPage<T> of(List<T> items, int limit, ToLongFunction<T> number) {
    boolean more = items.size() == limit;
    return new ApiPage<>(items, more ? number.applyAsLong(items.get(limit - 1)) : null);
  }
}

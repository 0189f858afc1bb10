package org.relais.console.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for as {@code after} to get the next part; null after the last one
 */
record ApiPage<T>(List<T> items, @Nullable String next) {
  ApiPage {
    items = List.copyOf(items);
  }

  /**
   * Items that were read after the part before.
   *
   * @param key by which the list goes on after an item
   */
  static <T> ApiPage<T> of(List<T> items, ApiPart part, Function<T, ?> key) {
    boolean more = !items.isEmpty() && items.size() == part.most();
    return new ApiPage<>(items, more ? key.apply(items.get(items.size() - 1)).toString() : null);
  }

  /** Items that were read at a place of a list that is counted through. */
  static <T> ApiPage<T> counted(List<T> items, ApiPart part) {
    boolean more = items.size() == part.most();
    return new ApiPage<>(items, more ? String.valueOf(part.place() + items.size()) : null);
  }

  /** The part of a list that is there as a whole. */
  static <T> ApiPage<T> within(List<T> all, ApiPart part) {
    int from = Math.min(part.place(), all.size());
    int to = (int) Math.min((long) from + part.most(), all.size());
    return new ApiPage<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }

  <R> ApiPage<R> map(Function<? super T, R> shape) {
    return new ApiPage<>(items.stream().map(each -> (R) shape.apply(each)).toList(), next);
  }
}

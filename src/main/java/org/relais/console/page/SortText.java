package org.relais.console.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A text as people sort it: without regard to accents and capital letters, so that Ségou stands
 * before Sikasso; where nothing else differs, by these.
 *
 * @param plain the text without them, which takes a while to find out
 */
public record SortText(String plain, String text) implements Comparable<SortText> {
  private static final Comparator<SortText> ORDER =
      Comparator.comparing(SortText::plain).thenComparing(SortText::text);

  public static SortText of(String text) {
    return new SortText(Typed.plain(text), text);
  }

  /**
   * Sorted by a text of each.
   *
   * @param text asked for once for each
   */
  public static <T> List<T> sorted(Collection<T> all, Function<T, String> text) {
    record Keyed<T>(T one, SortText key) {}
    return all.stream()
        .map(one -> new Keyed<>(one, of(text.apply(one))))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::one)
        .toList();
  }

  @Override
  public int compareTo(SortText other) {
    return ORDER.compare(this, other);
  }
}

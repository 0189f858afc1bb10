package org.relais.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a source gave.
 *
 * @param items in the order of the source
 * @param known how many more records are on the page that need not be read, since the same page was
 *     taken in before
 * @param cursor where the next page starts; committed together with the items
 * @param last whether the source had no more when it answered
 * @param remembered by what the page can be known again; null where the source has another way
 */
public record Page(
    List<SourceItem> items,
    int known,
    String cursor,
    boolean last,
    @Nullable Remembered remembered) {
  public Page {
    items = List.copyOf(items);
  }

  /** A page that is read whole, and not remembered. */
  public Page(List<SourceItem> items, String cursor, boolean last) {
    this(items, 0, cursor, last, null);
  }

  /**
   * A page to be known again by its bytes; committed together with the items.
   *
   * @param digest of its bytes
   * @param facts what the source has to know of it to go on, in the source's own words
   */
  public record Remembered(String digest, String facts) {}
}

package org.relais.source.file;

import java.util.ArrayList;
import java.util.List;
import org.relais.source.SourceItem;

/** What a page holds so far; it is full by number or by size. */
final class PageItems {
  private static final int MOST_ITEMS = 1000;
  private static final long MOST_BYTES = 8L << 20;

  private final List<SourceItem> items = new ArrayList<>();
  private long bytes;

  void add(SourceItem item, long size) {
    items.add(item);
    bytes += size;
  }

  boolean isFull() {
    return items.size() >= MOST_ITEMS || bytes >= MOST_BYTES;
  }

  List<SourceItem> items() {
    return items;
  }
}

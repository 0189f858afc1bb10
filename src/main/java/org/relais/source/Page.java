package org.relais.source;

import java.util.List;

/**
 * What one request of a source gave.
 *
 * @param items in the order of the source
 * @param cursor where the next page starts; committed together with the items
 * @param last whether the source had no more when it answered
 */
public record Page(List<SourceItem> items, String cursor, boolean last) {
  public Page {
    items = List.copyOf(items);
  }
}

package org.relais.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.relais.source.Page;
import org.relais.source.SourceItem;

/** What a page says in the end: of every id only its newest revision. */
record PageContent(Collection<SourceItem> records, Collection<SourceItem.Contact> contacts) {
  static PageContent of(Page page) {
    Map<String, SourceItem> records = new LinkedHashMap<>();
    Map<String, SourceItem.Contact> contacts = new LinkedHashMap<>();
    for (SourceItem item : page.items()) {
      if (item instanceof SourceItem.Contact contact) {
        contacts.merge(contact.id(), contact, PageContent::newest);
      } else {
        records.merge(item.id(), item, PageContent::newest);
      }
    }
    return new PageContent(records.values(), contacts.values());
  }

  private static <T extends SourceItem> T newest(T one, T other) {
    return Revisions.newer(other.revision(), one.revision()) ? other : one;
  }
}

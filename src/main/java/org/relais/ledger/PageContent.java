package org.relais.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.source.Page;
import org.relais.source.SourceItem;

/**
 * What a page says in the end: of every id only its newest revision.
 *
 * @param submissions all of them, since a record that is ended on the page that brings it was one
 */
record PageContent(
    Collection<SourceItem> records,
    Collection<SourceItem.Contact> contacts,
    Collection<SourceItem.Submission> submissions) {
  static PageContent of(Page page) {
    Map<String, SourceItem> records = new LinkedHashMap<>();
    Map<String, SourceItem.Contact> contacts = new LinkedHashMap<>();
    List<SourceItem.Submission> submissions = new ArrayList<>();
    for (SourceItem item : page.items()) {
      if (item instanceof SourceItem.Contact contact) {
        contacts.merge(contact.id(), contact, PageContent::newest);
      } else {
        records.merge(item.id(), item, PageContent::newest);
      }
      if (item instanceof SourceItem.Submission submission) {
        submissions.add(submission);
      }
    }
    return new PageContent(records.values(), contacts.values(), submissions);
  }

  private static <T extends SourceItem> T newest(T one, T other) {
    return Revisions.newer(other.revision(), one.revision()) ? other : one;
  }
}

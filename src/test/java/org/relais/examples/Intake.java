package org.relais.examples;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.source.Page;
import org.relais.source.Source;
import org.relais.source.SourceItem;

/** Everything that a source has, each id in its newest revision. */
final class Intake {
  final Map<String, SourceItem> records = new TreeMap<>();
  private final Map<String, SourceItem.Contact> contacts = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  static Intake of(Source source) throws Exception {
    Intake intake = new Intake();
    String cursor = null;
    Page page;
    do {
      page = source.pull(cursor);
      page.items().forEach(intake::take);
      cursor = page.cursor();
    } while (!page.last());
    return intake;
  }

  private void take(SourceItem item) {
    if (item instanceof SourceItem.Contact contact) {
      contacts.merge(contact.id(), contact, (a, b) -> isNewer(b, a) ? b : a);
      contact.aliases().forEach(alias -> aliases.put(alias, contact.id()));
    } else if (records.containsKey(item.id()) || !(item instanceof SourceItem.Voided)) {
      records.merge(item.id(), item, (a, b) -> isNewer(b, a) ? b : a);
    }
  }

  private static boolean isNewer(SourceItem one, SourceItem other) {
    return one.revision().compareTo(other.revision()) > 0;
  }

  /** The contact that a record refers to by its id or its short code. */
  SourceItem.@Nullable Contact patient(SourceItem.Submission record) {
    String reference = record.patient();
    return reference == null ? null : contacts.get(aliases.getOrDefault(reference, reference));
  }
}

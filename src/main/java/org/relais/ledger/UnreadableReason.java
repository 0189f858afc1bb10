package org.relais.ledger;

import org.relais.source.SourceItem;
import org.relais.visit.Labels;
import org.relais.visit.Reason;

/** Why something that should be a record could not even be read, for a person. */
final class UnreadableReason {
  private UnreadableReason() {}

  static Reason of(SourceItem.Unreadable item) {
    Labels fault = item.fault().labels();
    return new Reason(
        "READ_" + item.fault().name(),
        new Labels(
            StorableText.of(item.where() + ": " + fault.en()),
            StorableText.of(item.where() + " : " + fault.fr())),
        null,
        null);
  }
}

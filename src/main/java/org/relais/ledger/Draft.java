package org.relais.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changes in the configuration and has not published.
 *
 * @param base number of the publication that it began with
 * @param changes what differs from the base, by path
 * @param message why, as far as it is written; may be empty
 * @param judge who sent it back, or null
 * @param reason why it was sent back, or null
 */
public record Draft(
    String account,
    long base,
    List<Change> changes,
    String message,
    State state,
    @Nullable String judge,
    @Nullable String reason,
    Instant changedAt) {
  public Draft {
    changes = List.copyOf(changes);
  }

  /** Who has it at hand. */
  public enum State {
    /** Its author goes on with it. */
    OPEN,
    /** It waits for somebody who may publish. */
    SUBMITTED,
    /** Its author was told to change it. */
    SENT_BACK
  }

  /**
   * A file that the draft changes.
   *
   * @param text all of it; null where the file is to go
   */
  public record Change(String path, @Nullable String text) {}

  Draft with(List<Change> read) {
    return new Draft(account, base, read, message, state, judge, reason, changedAt);
  }

  public Optional<Change> change(String path) {
    return changes.stream().filter(change -> change.path().equals(path)).findFirst();
  }

  /** These files with the changes. */
  public SortedMap<String, String> on(SortedMap<String, String> files) {
    SortedMap<String, String> merged = new TreeMap<>(files);
    for (Change change : changes) {
      if (change.text() == null) {
        merged.remove(change.path());
      } else {
        merged.put(change.path(), change.text());
      }
    }
    return merged;
  }
}

package org.relais.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changes in the configuration; nobody else sees it before it is saved.
 *
 * @param base number of the active version that it began with
 * @param changes what differs from the base, by path
 * @param changedAt changes with every change of it, which tells whether somebody saw it as it is
 */
public record Draft(String account, long base, List<Change> changes, Instant changedAt) {
  public Draft {
    changes = List.copyOf(changes);
  }

  /**
   * A file that the draft changes.
   *
   * @param text all of it; null where the file is to go
   */
  public record Change(String path, @Nullable String text) {}

  /**
   * Tells whether a draft, and what is active beside it, are still as somebody saw them.
   *
   * @param active number of the active version
   */
  public String seen(long active) {
    return changedAt + " " + active;
  }

  Draft with(List<Change> read) {
    return new Draft(account, base, read, changedAt);
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

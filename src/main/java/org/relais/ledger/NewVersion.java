package org.relais.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that somebody saves or makes the active one.
 *
 * @param files the text that the version is the hash of, by path, secrets not put in
 * @param tests the tests beside it, by path
 * @param message why, in the author's words; may be empty
 * @param madeOf number of the version in the history whose files these are or were, or null
 */
public record NewVersion(
    SortedMap<String, String> files,
    SortedMap<String, String> tests,
    String author,
    String message,
    @Nullable Long madeOf) {
  public NewVersion {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
    author = StorableText.of(author);
    message = StorableText.of(message);
  }

  /** Of files that were not in the history before. */
  public NewVersion(
      SortedMap<String, String> files,
      SortedMap<String, String> tests,
      String author,
      String message) {
    this(files, tests, author, message, null);
  }
}

package org.relais.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configuration that somebody makes the active one.
 *
 * @param files the text that the version is the hash of, by path, secrets not put in
 * @param tests the tests beside it, by path
 * @param message why, in the author's words; may be empty
 */
public record NewVersion(
    SortedMap<String, String> files,
    SortedMap<String, String> tests,
    String author,
    String message) {
  public NewVersion {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
    author = StorableText.of(author);
    message = StorableText.of(message);
  }
}

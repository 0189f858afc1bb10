package org.relais.source;

import java.util.Optional;

/**
 * Pages that were taken in before, by the bytes in which they came. Taking a page in again changes
 * nothing, so a source that meets one of them need not read its records; what it has to know of the
 * page to go on was kept with it.
 */
@FunctionalInterface
public interface PageMemory {
  /** Remembers nothing: every page is read. */
  PageMemory NONE = digest -> Optional.empty();

  /**
   * @param digest of the page's bytes
   * @return what the source said of that page in {@link Page.Remembered#facts}, where it was taken
   *     in by the rules of today
   */
  Optional<String> recall(String digest);
}
